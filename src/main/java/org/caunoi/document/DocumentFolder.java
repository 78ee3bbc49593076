package org.caunoi.document;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.VietnamTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The files on disk: sealed ones under {@code <data>/documents/<yy>/<mm>/<id>}, uploads at work
 * under {@code <data>/tmp}, which is emptied at every start. Only the owner of the process can read
 * them.
 */
@Component
class DocumentFolder {

  private static final String UNFINISHED = ".part";
  private static final Pattern OURS =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){4}[0-9a-f]{8}(\\.part)?");

  private final Path documents;
  private final Path temporary;
  private final DocumentLimits limits;
  private final PersonalDataCipher cipher;

  DocumentFolder(
      @Value("${caunoi.data-dir:data}") Path dataDir,
      DocumentLimits limits,
      PersonalDataCipher cipher) {
    this.documents = dataDir.resolve("documents");
    this.temporary = dataDir.resolve("tmp");
    this.limits = limits;
    this.cipher = cipher;
    try {
      Files.createDirectories(dataDir);
      FileSystemUtils.deleteRecursively(temporary);
      createFolder(temporary);
      createFolder(documents);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The folders " + documents + " and " + temporary + " cannot be prepared.", e);
    }
  }

  /** A fresh folder for one upload; give it back with {@link #clear}. */
  Path newWorkFolder(UUID id) throws IOException {
    if (Files.getFileStore(temporary).getUsableSpace() < limits.minFreeBytes()) {
      throw FileRefused.storeFull();
    }
    return createFolder(temporary.resolve(id.toString()));
  }

  void clear(Path workFolder) {
    try {
      FileSystemUtils.deleteRecursively(workFolder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seals the file under the id: all of it, on the disk, or nothing. */
  void store(UUID id, Path plain) throws IOException {
    Path month = month(id);
    if (!Files.isDirectory(month)) {
      createFolder(month);
      force(month.resolveSibling("."));
      force(documents);
    }
    Path unfinished = month.resolve(id + UNFINISHED);
    try {
      try (FileChannel channel =
          FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), ownerOnly("rw-------"))) {
        OutputStream sealed = cipher.sealing(new KeptOpen(channel), place(id));
        Files.copy(plain, sealed);
        sealed.close();
        channel.force(true);
      }
      Files.move(unfinished, path(id), StandardCopyOption.ATOMIC_MOVE);
      force(month);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  InputStream open(UUID id) throws IOException {
    InputStream sealed = Files.newInputStream(path(id));
    try {
      return cipher.opening(sealed, place(id));
    } catch (IOException | RuntimeException e) {
      sealed.close();
      throw e;
    }
  }

  void delete(UUID id) {
    try {
      Files.deleteIfExists(path(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Every file of ours last changed before the moment, unfinished ones included; close the stream.
   */
  Stream<Path> filesBefore(Instant moment) throws IOException {
    return Files.find(
        documents,
        3,
        (path, attributes) ->
            attributes.isRegularFile()
                && OURS.matcher(path.getFileName().toString()).matches()
                && attributes.lastModifiedTime().toInstant().isBefore(moment));
  }

  static boolean isUnfinished(Path file) {
    return file.getFileName().toString().endsWith(UNFINISHED);
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

  private static Path createFolder(Path folder) throws IOException {
    return Files.createDirectories(folder, ownerOnly("rwx------"));
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> ownerOnly(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private static String place(UUID id) {
    return "document/" + id;
  }

  /** Lets the cipher finish its last segment while the channel stays open to be forced to disk. */
  private static final class KeptOpen extends BufferedOutputStream {

    KeptOpen(FileChannel channel) {
      super(Channels.newOutputStream(channel), 64 * 1024);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
