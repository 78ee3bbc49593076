package org.caunoi.platform.database;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes the entries of a backup and remembers their checksums for the last one. */
final class BackupWriter implements AutoCloseable {

  private static final int PRIVATE_FILE = 0100600;
  private static final int PRIVATE_FOLDER = 040700;

  private final FileChannel channel;
  private final GZIPOutputStream gzip;
  private final TarArchiveOutputStream tar;
  private final Clock clock;
  private final StringBuilder checksums = new StringBuilder();
  private final byte[] buffer = new byte[1 << 16];

  BackupWriter(Path target, Clock clock) throws IOException {
    this.clock = clock;
    this.channel =
        FileChannel.open(
            target,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    this.gzip = new GZIPOutputStream(out, 1 << 16);
    this.tar = new TarArchiveOutputStream(gzip, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  void describe(Properties description) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    description.store(bytes, null);
    add(BackupLayout.DESCRIPTION, bytes.toByteArray());
  }

  void addFolder(String name) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name + "/");
    entry.setMode(PRIVATE_FOLDER);
    entry.setModTime(clock.millis());
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  void add(String name, byte[] content) throws IOException {
    begin(name, content.length);
    tar.write(content);
    end(name, sha256().digest(content));
  }

  /**
   * Adds a file with the size it has now: what a running server appends meanwhile is left out, what
   * it cuts off is filled with zeros; its log of changes puts both right. A file that is gone is
   * left out.
   */
  void add(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = sha256();
      long left = Files.size(file);
      begin(name, left);
      while (left > 0) {
        int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
        if (read == 0) {
          Arrays.fill(buffer, (byte) 0);
          read = (int) Math.min(buffer.length, left);
        }
        tar.write(buffer, 0, read);
        digest.update(buffer, 0, read);
        left -= read;
      }
      end(name, digest.digest());
    } catch (NoSuchFileException e) {
      // Dropped since the folder was listed.
    }
  }

  /** Adds content of a known size; what breaks off before is an error. */
  void add(String name, long size, InputStream content) throws IOException {
    MessageDigest digest = sha256();
    begin(name, size);
    for (long left = size; left > 0; ) {
      int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException(name);
      }
      tar.write(buffer, 0, read);
      digest.update(buffer, 0, read);
      left -= read;
    }
    end(name, digest.digest());
  }

  /** Writes the checksums and makes the file durable. */
  void finish() throws IOException {
    byte[] list = checksums.toString().getBytes(StandardCharsets.UTF_8);
    begin(BackupLayout.CHECKSUMS, list.length);
    tar.write(list);
    tar.closeArchiveEntry();
    tar.finish();
    tar.flush();
    gzip.finish();
    gzip.flush();
    channel.force(true);
  }

  private void begin(String name, long size) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setMode(PRIVATE_FILE);
    entry.setModTime(clock.millis());
    tar.putArchiveEntry(entry);
  }

  private void end(String name, byte[] digest) throws IOException {
    tar.closeArchiveEntry();
    checksums.append(HexFormat.of().formatHex(digest)).append("  ").append(name).append('\n');
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
