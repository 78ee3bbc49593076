package org.caunoi.document;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects {@code documents/<id>} in a bucket. What is put is first sealed into the work folder and
 * then sent from there, so that its length is known and no part of it waits in memory; the store
 * shows an object only when all of it has arrived.
 */
final class S3Files implements SealedFiles {

  private static final Logger LOG = LoggerFactory.getLogger(S3Files.class);
  static final String PREFIX = "documents/";
  private static final Pattern OURS =
      Pattern.compile(PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){4}[0-9a-f]{8}");
  private static final int INSUFFICIENT_STORAGE = 507;

  private final S3Client client;
  private final String bucket;
  private final Path work;

  S3Files(S3Client client, String bucket, Path work) {
    this.client = client;
    this.bucket = bucket;
    this.work = work;
  }

  @Override
  public void put(UUID id, Content content) throws IOException {
    Path sealed = Files.createTempFile(work, "s3-", ".sealed", OwnerOnly.file());
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(sealed), 64 * 1024)) {
        content.writeTo(out);
      }
      client.putObject(put -> put.bucket(bucket).key(key(id)), RequestBody.fromFile(sealed));
    } catch (SdkException | UncheckedIOException e) {
      throw refused("put", e);
    } finally {
      Files.deleteIfExists(sealed);
    }
  }

  @Override
  public InputStream get(UUID id) throws IOException {
    try {
      return new Arriving(client.getObject(get -> get.bucket(bucket).key(key(id))));
    } catch (NoSuchKeyException gone) {
      throw new IOException("The object is gone.", gone);
    } catch (SdkException | UncheckedIOException e) {
      throw refused("get", e);
    }
  }

  @Override
  public void remove(UUID id) {
    try {
      client.deleteObject(delete -> delete.bucket(bucket).key(key(id)));
    } catch (SdkException | UncheckedIOException e) {
      throw refused("remove", e);
    }
  }

  @Override
  public Stream<Found> before(Instant moment) {
    try {
      return client
          .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(PREFIX))
          .contents()
          .stream()
          .filter(object -> object.lastModified().isBefore(moment))
          .map(S3Object::key)
          .filter(key -> OURS.matcher(key).matches())
          .map(key -> new Found(UUID.fromString(key.substring(PREFIX.length())), false));
    } catch (SdkException | UncheckedIOException e) {
      throw refused("list", e);
    }
  }

  @Override
  public void remove(Found found) {
    remove(found.id());
  }

  private static String key(UUID id) {
    return PREFIX + id;
  }

  /** A connection that is reset while a file goes over comes out of the client as it is. */
  private static RuntimeException refused(String what, RuntimeException e) {
    LOG.warn("The object store does not {}: {}", what, e.getMessage());
    boolean full =
        e instanceof S3Exception answer
            && (answer.statusCode() == INSUFFICIENT_STORAGE
                || "QuotaExceeded".equals(answer.awsErrorDetails().errorCode()));
    return full ? FileRefused.storeFull() : FileRefused.storeDown();
  }

  /** What breaks off on the way is a store that is down, not a damaged document. */
  private static final class Arriving extends FilterInputStream {

    Arriving(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      try {
        return super.read(into, from, length);
      } catch (IOException e) {
        LOG.warn("The object store broke off: {}", e.getClass().getSimpleName());
        throw FileRefused.storeDown();
      }
    }
  }
}
