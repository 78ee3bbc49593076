package org.caunoi.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.caunoi.platform.database.FilesElsewhere;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The sealed documents of a bucket, to a backup. */
public final class BucketFiles implements FilesElsewhere {

  private final S3Client client;
  private final String bucket;

  BucketFiles(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** None where the settings name no bucket. */
  public static Optional<FilesElsewhere> of(Environment environment) {
    StoreSettings settings = StoreSettings.of(environment);
    return settings.isS3()
        ? Optional.of(new BucketFiles(StoreConfiguration.client(settings), settings.bucket()))
        : Optional.empty();
  }

  @Override
  public void each(Taker taker) throws IOException {
    try {
      for (S3Object object :
          client
              .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(S3Files.PREFIX))
              .contents()) {
        show(object, taker);
      }
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void show(S3Object object, Taker taker) throws IOException {
    try (InputStream content = client.getObject(get -> get.bucket(bucket).key(object.key()))) {
      taker.take(object.key(), object.size(), content);
    } catch (NoSuchKeyException e) {
      // Removed since the bucket was listed.
    }
  }

  @Override
  public void put(String name, Path file) throws IOException {
    try {
      client.putObject(put -> put.bucket(bucket).key(name), RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
