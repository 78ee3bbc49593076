package org.caunoi.platform.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs from the class path, unpacked once into a folder named after their
 * version.
 */
record PostgresBinaries(Path home, String version) {

  private static final String LOCK = "unpacking.lock";
  private static final Pattern VERSION_IN_JAR_NAME = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar");

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  String major() {
    return version.substring(0, version.indexOf('.'));
  }

  /** One at a time, also of several processes: who comes second finds the programs there. */
  static synchronized PostgresBinaries unpack(DataFolder folder, Path parent) {
    URL archive = archive();
    String version = versionOf(archive);
    PostgresBinaries binaries = new PostgresBinaries(parent.resolve("bin-" + version), version);
    try {
      if (!Files.isExecutable(binaries.program("postgres"))) {
        folder.requireSpace();
        Files.createDirectories(parent);
        try (FileChannel file = FileChannel.open(parent.resolve(LOCK), CREATE, WRITE);
            FileLock lock = file.lock()) {
          if (lock.isValid() && !Files.isExecutable(binaries.program("postgres"))) {
            unpackInto(binaries.home(), archive);
          }
        }
      }
    } catch (IOException e) {
      throw folder.refusal(e);
    }
    return binaries;
  }

  /** The major version that comes along, without unpacking it. */
  static String bundledMajor() {
    return new PostgresBinaries(Path.of(""), versionOf(archive())).major();
  }

  private static URL archive() {
    URL archive = PostgresBinaries.class.getResource("/postgres-" + platform() + ".txz");
    if (archive == null) {
      throw new DatabaseRefused(Reason.NO_BINARIES, platform());
    }
    return archive;
  }

  private static String versionOf(URL archive) {
    String jar = archive.toString().replaceFirst("!/postgres-.*", "");
    Matcher matcher = VERSION_IN_JAR_NAME.matcher(jar);
    if (!matcher.find()) {
      throw new DatabaseRefused(Reason.NO_BINARIES, jar);
    }
    return matcher.group(1);
  }

  /**
   * Unpacks beside the target and renames at the end, so that a half-unpacked folder is never taken
   * for a whole one.
   */
  private static void unpackInto(Path home, URL archive) throws IOException {
    Path parent = Files.createDirectories(home.toAbsolutePath().getParent());
    Path unfinished = Files.createTempDirectory(parent, "unpacking");
    try (InputStream raw = new BufferedInputStream(archive.openStream(), 1 << 16);
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpackEntry(tar, entry, unfinished);
      }
      if (Files.exists(home)) {
        FileTrees.delete(home);
      }
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
      throw new IOException("another process unpacked at the same time", e);
    } finally {
      FileTrees.delete(unfinished);
    }
  }

  private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
      throws IOException {
    Path target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into)) {
      throw new IOException("entry outside the folder: " + entry.getName());
    }
    Files.createDirectories(entry.isDirectory() ? target : target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(tar, target);
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
    if (entry.isDirectory()) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static String platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String system = os.contains("linux") ? "linux" : os.contains("mac") ? "darwin" : "windows";
    String machine = arch.equals("aarch64") || arch.equals("arm64") ? "arm_64" : "x86_64";
    return system + "-" + machine;
  }
}
