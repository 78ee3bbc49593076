package org.caunoi.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.caunoi.platform.database.DatabaseRefused.Reason;

/** Reads a backup twice: once to prove every file of it, once to lay the files out. */
record BackupReader(Path archive) {

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** What a whole backup says about itself. */
  record Contents(Properties description, long bytes, boolean holdsElsewhere) {}

  /**
   * Reads everything and compares each file with its checksum.
   *
   * @throws DatabaseRefused naming the first thing that is wrong
   */
  Contents verify() {
    Map<String, String> found = new HashMap<>();
    Map<String, String> listed = new HashMap<>();
    Properties description = new Properties();
    long bytes = 0;
    String at = BackupLayout.DESCRIPTION;
    if (!Files.isReadable(archive) || Files.isDirectory(archive)) {
      throw new DatabaseRefused(Reason.BACKUP_MISSING, archive);
    }
    try (TarArchiveInputStream tar = open()) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        at = safeName(entry);
        if (at.equals(BackupLayout.CHECKSUMS)) {
          listed = checksums(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
        } else if (!entry.isDirectory()) {
          MessageDigest digest = BackupWriter.sha256();
          DigestInputStream content = new DigestInputStream(tar, digest);
          if (at.equals(BackupLayout.DESCRIPTION)) {
            description.load(content);
          }
          content.transferTo(OutputStream.nullOutputStream());
          found.put(at, HexFormat.of().formatHex(digest.digest()));
          bytes += entry.getSize();
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new DatabaseRefused(Reason.BACKUP_DAMAGED, e, archive, at);
    }
    if (listed.isEmpty()) {
      throw new DatabaseRefused(Reason.BACKUP_DAMAGED, archive, at);
    }
    compare(found, listed);
    return new Contents(
        description,
        bytes,
        found.keySet().stream().anyMatch(name -> name.startsWith(BackupLayout.ELSEWHERE + "/")));
  }

  private void compare(Map<String, String> found, Map<String, String> listed) {
    listed.forEach(
        (name, checksum) -> {
          if (!checksum.equals(found.get(name))) {
            throw new DatabaseRefused(Reason.BACKUP_DAMAGED, archive, name);
          }
        });
    found.keySet().stream()
        .filter(name -> !listed.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new DatabaseRefused(Reason.BACKUP_DAMAGED, archive, name);
            });
  }

  /** Lays the verified files out in an empty folder, readable by their owner only, and durably. */
  void extract(Path into) throws IOException {
    try (TarArchiveInputStream tar = open()) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(safeName(entry));
        if (entry.isDirectory()) {
          Files.createDirectories(target, PRIVATE_FOLDER);
        } else if (!isAboutTheBackup(entry.getName())) {
          Files.createDirectories(target.getParent(), PRIVATE_FOLDER);
          // The server makes its own files durable before it recovers from them.
          copy(tar, target, !entry.getName().startsWith(BackupLayout.CLUSTER));
        }
      }
    }
  }

  private static void copy(InputStream in, Path target, boolean durably) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(target, options, PRIVATE_FILE)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      if (durably) {
        channel.force(true);
      }
    }
  }

  private static boolean isAboutTheBackup(String name) {
    return name.equals(BackupLayout.DESCRIPTION) || name.equals(BackupLayout.CHECKSUMS);
  }

  private TarArchiveInputStream open() throws IOException {
    return new TarArchiveInputStream(
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive), 1 << 16)),
        StandardCharsets.UTF_8.name());
  }

  /** Only plain files and folders below the top, with a head that is whole; else not ours. */
  private static String safeName(TarArchiveEntry entry) throws IOException {
    String name = entry.getName();
    Path path = Path.of(name);
    boolean plain =
        entry.isDirectory() || (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink());
    boolean readable = name.strip().equals(name) && name.chars().noneMatch(Character::isISOControl);
    if (!entry.isCheckSumOK()
        || !plain
        || !readable
        || name.isEmpty()
        || path.isAbsolute()
        || !path.normalize().equals(path)
        || name.startsWith("..")) {
      throw new IOException(name);
    }
    return name;
  }

  private static Map<String, String> checksums(String list) throws IOException {
    Map<String, String> checksums = new HashMap<>();
    for (String line : list.lines().toList()) {
      if (line.length() < 67) {
        throw new IOException(line);
      }
      checksums.put(line.substring(66), line.substring(0, 64));
    }
    return checksums;
  }
}
