package org.caunoi.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.caunoi.platform.database.DatabaseRefused.Reason;

/**
 * Copies the whole data folder into one file, whether the application runs or not. The database is
 * copied as PostgreSQL's manual describes for a copy below the SQL level: between the start and the
 * stop of a backup, with the log of changes written meanwhile. Other files follow after that, so
 * that every document a row speaks of is in the copy.
 */
final class TakeBackup {

  private final EmbeddedPostgresSettings settings;
  private final DataFolder folder;
  private final Clock clock;
  private final Optional<FilesElsewhere> elsewhere;

  TakeBackup(EmbeddedPostgresSettings settings, Clock clock, Optional<FilesElsewhere> elsewhere) {
    this.settings = settings;
    this.folder = DataFolder.at(settings.dataFolder());
    this.clock = clock;
    this.elsewhere = elsewhere;
  }

  /** Writes the backup; the file appears under its name only when it is whole. */
  void to(Path wanted) {
    Path target = wanted.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder.cluster())) {
      throw new DatabaseRefused(Reason.NOTHING_TO_BACK_UP, folder.root());
    }
    if (target.startsWith(folder.root())) {
      throw new DatabaseRefused(Reason.BACKUP_INSIDE_DATA, target);
    }
    if (Files.exists(target)) {
      throw new DatabaseRefused(Reason.BACKUP_EXISTS, target);
    }
    if (elsewhere.isEmpty()) {
      refuseWithoutDocuments();
    }
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    try {
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(unfinished);
      write(unfinished);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | SQLException e) {
      throw new DatabaseRefused(Reason.BACKUP_FAILED, e, target, String.valueOf(e.getMessage()));
    } finally {
      unfinished.toFile().delete();
    }
  }

  private void refuseWithoutDocuments() {
    Path mark = folder.root().resolve(FilesElsewhere.MARK);
    if (Files.exists(mark)) {
      String where;
      try {
        where = Files.readString(mark);
      } catch (IOException e) {
        where = "S3";
      }
      throw new DatabaseRefused(Reason.DOCUMENTS_ELSEWHERE, folder.root(), where);
    }
  }

  private void write(Path file) throws IOException, SQLException {
    try (EmbeddedPostgres ours = EmbeddedPostgres.start(settings)) {
      writeFrom(ours.port(), file);
    } catch (DatabaseRefused e) {
      if (e.reason() != Reason.FOLDER_IN_USE) {
        throw e;
      }
      PostmasterFile running = PostmasterFile.readRunning(folder.cluster()).orElseThrow(() -> e);
      writeFrom(running.port(), file);
    }
  }

  private void writeFrom(int port, Path file) throws IOException, SQLException {
    String password = Passwords.of(folder).superuser();
    try (Connection connection =
            EmbeddedPostgres.connect(port, PostgresCluster.SUPERUSER, password);
        BackupWriter backup = new BackupWriter(file, clock)) {
      Properties description = new Properties();
      description.setProperty("format", BackupLayout.FORMAT);
      description.setProperty("postgres", PostgresBinaries.bundledMajor());
      description.setProperty("taken-at", clock.instant().toString());
      backup.describe(description);
      addDatabase(connection, backup);
      addTree(folder.root(), "", BackupLayout::holds, backup);
      if (elsewhere.isPresent()) {
        backup.addFolder(BackupLayout.ELSEWHERE);
        elsewhere
            .get()
            .each(
                (name, size, content) ->
                    backup.add(BackupLayout.ELSEWHERE + "/" + name, size, content));
      }
      backup.finish();
    }
  }

  private void addDatabase(Connection connection, BackupWriter backup)
      throws IOException, SQLException {
    // The slot keeps the server from recycling its log while we copy; it ends with the connection.
    row(
        connection,
        """
        SELECT pg_create_physical_replication_slot(
            'caunoi_backup_' || pg_backend_pid(), true, true)
        """);
    String first =
        row(connection, "SELECT pg_walfile_name(pg_backup_start('caunoi', true))").getFirst();
    addTree(folder.cluster(), BackupLayout.CLUSTER + "/", BackupLayout::holdsInCluster, backup);
    List<String> end =
        row(
            connection,
            "SELECT pg_walfile_name(lsn), labelfile, spcmapfile FROM pg_backup_stop(false)");
    backup.add(BackupLayout.CLUSTER + "/backup_label", end.get(1).getBytes(StandardCharsets.UTF_8));
    for (String segment : segments(first, end.getFirst())) {
      backup.add(
          BackupLayout.CLUSTER + "/pg_wal/" + segment,
          folder.cluster().resolve("pg_wal").resolve(segment));
    }
    backup.add(
        BackupLayout.CLUSTER + "/global/pg_control", folder.cluster().resolve("global/pg_control"));
  }

  private List<String> segments(String first, String last) throws IOException {
    try (Stream<Path> files = Files.list(folder.cluster().resolve("pg_wal"))) {
      List<String> segments =
          files
              .map(file -> file.getFileName().toString())
              .filter(
                  name ->
                      name.endsWith(".history")
                          || (name.matches("[0-9A-F]{24}")
                              && name.compareTo(first) >= 0
                              && name.compareTo(last) <= 0))
              .sorted()
              .toList();
      if (!segments.containsAll(List.of(first, last))) {
        throw new IOException("pg_wal/" + first + ".." + last + "?");
      }
      return segments;
    }
  }

  private static void addTree(Path root, String prefix, Predicate<Path> holds, BackupWriter backup)
      throws IOException {
    Files.walkFileTree(
        root,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            Path name = root.relativize(path);
            if (!path.equals(root)) {
              if (!holds.test(name)) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              backup.addFolder(prefix + name);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path name = root.relativize(file);
            if (holds.test(name)) {
              backup.add(prefix + name, file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  private static List<String> row(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        values.add(Objects.requireNonNullElse(rows.getString(i), ""));
      }
      return values;
    }
  }
}
