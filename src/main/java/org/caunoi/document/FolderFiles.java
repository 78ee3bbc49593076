package org.caunoi.document;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.shared.VietnamTime;

/** Files under {@code <data>/documents/<yy>/<mm>/<id>}, readable by the owner of the process. */
final class FolderFiles implements SealedFiles {

  private static final String UNFINISHED = ".part";
  private static final Pattern OURS =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){4}[0-9a-f]{8}(\\.part)?");

  private final Path documents;

  FolderFiles(Path documents) throws IOException {
    this.documents = documents;
    OwnerOnly.folder(documents);
  }

  @Override
  public void put(UUID id, Content content) throws IOException {
    Path month = month(id);
    if (!Files.isDirectory(month)) {
      OwnerOnly.folder(month);
      force(month.resolveSibling("."));
      force(documents);
    }
    Path unfinished = month.resolve(id + UNFINISHED);
    try {
      try (FileChannel channel =
          FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), OwnerOnly.file())) {
        BufferedOutputStream out =
            new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024);
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(unfinished, path(id), StandardCopyOption.ATOMIC_MOVE);
      force(month);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  @Override
  public InputStream get(UUID id) throws IOException {
    return Files.newInputStream(path(id));
  }

  @Override
  public void remove(UUID id) throws IOException {
    Files.deleteIfExists(path(id));
  }

  @Override
  public Stream<Found> before(Instant moment) throws IOException {
    return Files.find(
            documents,
            3,
            (path, attributes) ->
                attributes.isRegularFile()
                    && OURS.matcher(path.getFileName().toString()).matches()
                    && attributes.lastModifiedTime().toInstant().isBefore(moment))
        .map(path -> path.getFileName().toString())
        .map(name -> new Found(UUID.fromString(name.substring(0, 36)), name.endsWith(UNFINISHED)));
  }

  @Override
  public void remove(Found found) throws IOException {
    Path whole = path(found.id());
    Files.deleteIfExists(
        found.unfinished() ? whole.resolveSibling(found.id() + UNFINISHED) : whole);
  }

  Path path(UUID id) {
    return month(id).resolve(id.toString());
  }

  private Path month(UUID id) {
    ZonedDateTime born =
        Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16).atZone(VietnamTime.ZONE);
    return documents
        .resolve("%02d".formatted(born.getYear() % 100))
        .resolve("%02d".formatted(born.getMonthValue()));
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }
}
