package org.caunoi.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caunoi.platform.database.BackupReader.Contents;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Puts a backup in the place of the data folder's content. Nothing is touched before every file of
 * the backup is proved; old content is put aside, never deleted; at the end the database is started
 * once, which brings it to the moment the backup ended.
 */
final class RestoreBackup {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final EmbeddedPostgresSettings settings;
  private final DataFolder folder;
  private final Clock clock;
  private final Optional<FilesElsewhere> elsewhere;

  RestoreBackup(
      EmbeddedPostgresSettings settings, Clock clock, Optional<FilesElsewhere> elsewhere) {
    this.settings = settings;
    this.folder = DataFolder.at(settings.dataFolder());
    this.clock = clock;
    this.elsewhere = elsewhere;
  }

  /**
   * Restores.
   *
   * @param replace whether existing content may be put aside; without it, existing content refuses
   * @return where the old content is, if there was any
   */
  Optional<Path> from(Path wanted, boolean replace) {
    BackupReader backup = new BackupReader(wanted.toAbsolutePath().normalize());
    Contents contents = backup.verify();
    requireSameVersion(backup, contents);
    if (contents.holdsElsewhere() && elsewhere.isEmpty()) {
      throw new DatabaseRefused(Reason.BACKUP_HOLDS_BUCKET, backup.archive());
    }
    folder.create();
    Path aside;
    try (FolderLock lock = FolderLock.acquire(folder)) {
      aside = replaceContent(backup, contents, replace);
    } catch (IOException e) {
      throw folder.refusal(e);
    }
    EmbeddedPostgres.start(settings).close();
    return Optional.ofNullable(aside);
  }

  private static void requireSameVersion(BackupReader backup, Contents contents) {
    String major = contents.description().getProperty("postgres", "?");
    String bundled = PostgresBinaries.bundledMajor();
    String format = contents.description().getProperty("format", "?");
    if (!major.equals(bundled) || !format.equals(BackupLayout.FORMAT)) {
      throw new DatabaseRefused(Reason.BACKUP_OF_OTHER_VERSION, backup.archive(), major, bundled);
    }
  }

  private @Nullable Path replaceContent(BackupReader backup, Contents contents, boolean replace)
      throws IOException {
    List<Path> old = content();
    if (!old.isEmpty() && !replace) {
      throw new DatabaseRefused(Reason.FOLDER_NOT_EMPTY, folder.root());
    }
    Path restoring = folder.root().resolve(BackupLayout.RESTORING);
    FileTrees.delete(restoring);
    folder.requireSpaceFor(contents.bytes());
    Files.createDirectory(restoring);
    try {
      backup.extract(restoring);
      putElsewhere(restoring.resolve(BackupLayout.ELSEWHERE));
      stopOrphan();
      Path aside = old.isEmpty() ? null : putAside(old);
      for (Path path : list(restoring)) {
        Files.move(
            path, folder.root().resolve(path.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      return aside;
    } finally {
      FileTrees.delete(restoring);
    }
  }

  /** Before anything is moved: where the store does not take them all stays as it was. */
  private void putElsewhere(Path files) throws IOException {
    if (elsewhere.isEmpty() || !Files.isDirectory(files)) {
      return;
    }
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        elsewhere.get().put(files.relativize(file).toString(), file);
      }
    } catch (IOException e) {
      throw new DatabaseRefused(Reason.STORE_FAILED, e, String.valueOf(e.getMessage()));
    }
    FileTrees.delete(files);
  }

  private Path putAside(List<Path> old) throws IOException {
    Path aside = folder.root().resolve(BackupLayout.PUT_ASIDE + STAMP.format(clock.instant()));
    Files.createDirectory(aside);
    for (Path path : old) {
      Files.move(path, aside.resolve(path.getFileName()));
    }
    return aside;
  }

  /** A server without its application, left by a killed process, must not write into what moves. */
  private void stopOrphan() throws IOException {
    PostmasterFile.readRunning(folder.cluster())
        .flatMap(file -> ProcessHandle.of(file.pid()))
        .ifPresent(
            orphan -> {
              orphan.destroy();
              orphan.onExit().completeOnTimeout(orphan, 30, TimeUnit.SECONDS).join();
            });
    Processes.serversOf(folder.cluster())
        .forEach(
            left -> {
              left.destroyForcibly();
              left.onExit().join();
            });
  }

  private List<Path> content() throws IOException {
    return list(folder.root()).stream()
        .filter(path -> !isOurs(path.getFileName().toString()))
        .filter(path -> !isEmptyFolder(path))
        .toList();
  }

  private static boolean isOurs(String name) {
    return name.equals(FolderLock.FILE)
        || name.equals(BackupLayout.RESTORING)
        || name.startsWith(BackupLayout.PUT_ASIDE);
  }

  private static boolean isEmptyFolder(Path path) {
    try {
      return Files.isDirectory(path) && list(path).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    }
  }
}
