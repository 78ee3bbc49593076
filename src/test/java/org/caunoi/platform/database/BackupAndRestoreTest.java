package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caunoi.StartsServers;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsServers
class BackupAndRestoreTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-02T03:04:05Z"), ZoneOffset.UTC);

  @TempDir Path parent;
  Path data;
  Path archive;

  @BeforeEach
  void letTheServerReachItsFiles() throws IOException {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    data = parent.resolve("data");
    archive = parent.resolve("backup.tar.gz");
  }

  @Test
  void bringsBackAConsistentMomentAlthoughTheServerWasWrittenTo() throws Exception {
    int before;
    PreparedFolder.copyTo(data);
    try (EmbeddedPostgres server = start(data);
        Writer writer = new Writer(server)) {
      Files.createDirectories(data.resolve("documents/ab"));
      Files.writeString(data.resolve("documents/ab/one"), "tờ khai");
      Files.writeString(data.resolve("documents/ab/two.log"), "giấy tờ");
      Files.createDirectories(data.resolve("keys"));
      Files.writeString(data.resolve("keys/keyset.json"), "key");
      Files.createDirectories(data.resolve("logs"));
      for (String log : List.of("house.log", "house.log.2026-11-01.0.gz", "logs/house.txt")) {
        Files.writeString(data.resolve(log), "chuyện đã xảy ra");
      }
      before = writer.awaitTransfers(100);
      new TakeBackup(ServerProcess.settings(data), CLOCK, Optional.empty()).to(archive);
      writer.awaitTransfers(writer.done() + 20);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");

    Path other = parent.resolve("other");
    assertThat(restore(other, false)).isEmpty();

    assertThat(other.resolve("documents/ab/one")).hasContent("tờ khai");
    assertThat(other.resolve("documents/ab/two.log")).as("a paper").hasContent("giấy tờ");
    assertThat(other.resolve("keys/keyset.json")).hasContent("key");
    try (Stream<Path> restored = Files.list(other)) {
      assertThat(restored.map(path -> path.getFileName().toString()))
          .contains("postgres", "documents", "keys")
          .noneMatch(name -> name.contains("log"));
    }
    try (EmbeddedPostgres server = start(other);
        Connection connection = ServerProcess.connect(server)) {
      int restored = number(connection, "SELECT count(*) FROM transfer");
      assertThat(restored).isGreaterThanOrEqualTo(before);
      assertThat(number(connection, "SELECT max(number) FROM transfer")).isEqualTo(restored);
      assertThat(number(connection, "SELECT sum(amount) FROM account")).isZero();
      assertThat(number(connection, "SELECT amount FROM account WHERE name = 'to'"))
          .isEqualTo(restored);
      new Writer(server).transfer(connection, restored + 1);
    }
  }

  @Test
  void runsAsCommandsWhileTheApplicationIsStopped() throws Exception {
    startWithOneRow(data).close();
    ApplicationProcess backup =
        ApplicationProcess.run("backup", "--to", archive.toString(), "--caunoi.data-dir=" + data);
    assertThat(backup.output()).contains("Đã sao lưu vào " + archive).hasLineCount(2);
    assertThat(backup.exitCode()).isZero();
    Path other = parent.resolve("other");
    ApplicationProcess restore =
        ApplicationProcess.run("restore", "--from=" + archive, "--caunoi.data-dir=" + other);
    assertThat(restore.output()).contains("Đã khôi phục từ " + archive).hasLineCount(2);
    assertThat(restore.exitCode()).isZero();
    assertOneRow(other);
  }

  @Test
  void putsOldContentAsideOnlyWhenToldTo() throws Exception {
    startWithOneRow(data).close();
    new TakeBackup(ServerProcess.settings(data), CLOCK, Optional.empty()).to(archive);
    Files.writeString(data.resolve("later"), "later");
    assertRefused(Reason.FOLDER_NOT_EMPTY, () -> restore(data, false), data.toString());
    assertThat(data.resolve("later")).exists();

    Path aside = restore(data, true).orElseThrow();
    assertThat(aside).isEqualTo(data.resolve("before-restore-20261102T030405Z"));
    assertThat(aside.resolve("later")).hasContent("later");
    assertThat(aside.resolve("postgres/cluster/PG_VERSION")).exists();
    assertThat(data.resolve("later")).doesNotExist();
    assertOneRow(data);
  }

  @Test
  void refusesToReplaceWhatTheRunningApplicationUses() throws Exception {
    try (EmbeddedPostgres server = startWithOneRow(data)) {
      new TakeBackup(ServerProcess.settings(data), CLOCK, Optional.empty()).to(archive);
      assertRefused(Reason.FOLDER_IN_USE, () -> restore(data, true), "PID");
      assertThat(ServerProcess.kept(server)).containsExactly(1);
    }
  }

  @Test
  void namesWhatIsWrongWithADamagedBackupAndTouchesNothing() throws Exception {
    startWithOneRow(data).close();
    new TakeBackup(ServerProcess.settings(data), CLOCK, Optional.empty()).to(archive);
    byte[] whole = Files.readAllBytes(archive);

    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
    assertDamaged("postgres/");

    byte[] flipped = whole.clone();
    for (int i = whole.length / 2; i < whole.length / 2 + 64; i++) {
      flipped[i] ^= 0x55;
    }
    Files.write(archive, flipped);
    assertDamaged("postgres/");

    Files.writeString(archive, "not an archive");
    assertDamaged("backup.properties");

    Files.delete(archive);
    assertRefused(Reason.BACKUP_MISSING, () -> restore(data, true), archive.toString());
    assertOneRow(data);
  }

  @Test
  void namesAFileThatDoesNotMatchItsChecksum() throws Exception {
    try (BackupWriter backup = new BackupWriter(archive, CLOCK)) {
      backup.add("documents/one", "one".getBytes(StandardCharsets.UTF_8));
      backup.add("documents/two", new byte[3]);
      backup.finish();
    }
    assertThat(new BackupReader(archive).verify().bytes()).isEqualTo(6);
    Path changed = parent.resolve("changed");
    Files.createDirectory(changed);
    run("tar", "-xzf", archive.toString(), "-C", changed.toString());
    run("sh", "-c", "cd " + changed + " && sha256sum --check --strict SHA256SUMS");
    Files.writeString(changed.resolve("documents/two"), "two");
    run("sh", "-c", "cd " + changed + " && tar -czf " + archive + " documents/* SHA256SUMS");
    assertDamaged("documents/two");
    Files.delete(changed.resolve("documents/two"));
    run("sh", "-c", "cd " + changed + " && tar -czf " + archive + " documents/* SHA256SUMS");
    assertDamaged("documents/two");
    run(
        "sh",
        "-c",
        "cd " + changed + " && touch more && tar -czf " + archive + " documents/* more SHA256SUMS");
    assertDamaged("documents/two");
  }

  @Test
  void doesNotBelieveANameWhoseHeadIsDamaged() throws Exception {
    try (BackupWriter backup = new BackupWriter(archive, CLOCK)) {
      backup.add("documents/one", "one".getBytes(StandardCharsets.UTF_8));
      backup.add("documents/two", "two".getBytes(StandardCharsets.UTF_8));
      backup.finish();
    }
    byte[] tar;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
      tar = in.readAllBytes();
    }
    int head = new String(tar, StandardCharsets.ISO_8859_1).indexOf("documents/two");
    System.arraycopy("ustar\0".getBytes(StandardCharsets.US_ASCII), 0, tar, head, 6);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
      out.write(tar);
    }
    assertDamaged("documents/one");
  }

  @Test
  void refusesEntriesThatWouldLeaveTheFolder() throws Exception {
    try (BackupWriter backup = new BackupWriter(archive, CLOCK)) {
      backup.add("../outside", new byte[1]);
      backup.finish();
    }
    assertDamaged("backup.properties");
  }

  @Test
  void namesTheLastGoodEntryWhereTheNextHasNoName() throws Exception {
    try (BackupWriter backup = new BackupWriter(archive, CLOCK)) {
      backup.add("documents/one", new byte[1]);
      backup.add("", new byte[1]);
      backup.finish();
    }
    assertDamaged("documents/one");
  }

  @Test
  void refusesABackupOfAnotherMajorVersion() throws Exception {
    try (BackupWriter backup = new BackupWriter(archive, CLOCK)) {
      Properties description = new Properties();
      description.setProperty("format", "1");
      description.setProperty("postgres", "17");
      backup.describe(description);
      backup.finish();
    }
    assertRefused(Reason.BACKUP_OF_OTHER_VERSION, () -> restore(data, true), "PostgreSQL 17");
    assertThat(data).doesNotExist();
  }

  @Test
  void refusesToOverwriteAFileOrToWriteIntoTheData() throws Exception {
    TakeBackup backup = new TakeBackup(ServerProcess.settings(data), CLOCK, Optional.empty());
    assertRefused(Reason.NOTHING_TO_BACK_UP, () -> backup.to(archive), data.toString());
    startWithOneRow(data).close();
    Files.createFile(archive);
    assertRefused(Reason.BACKUP_EXISTS, () -> backup.to(archive), archive.toString());
    Path inside = data.resolve("b.tar.gz");
    assertRefused(Reason.BACKUP_INSIDE_DATA, () -> backup.to(inside), inside.toString());
  }

  private Optional<Path> restore(Path into, boolean replace) {
    return new RestoreBackup(ServerProcess.settings(into), CLOCK, Optional.empty())
        .from(archive, replace);
  }

  private void assertDamaged(String named) throws IOException {
    Path target = Files.exists(data) ? data : parent.resolve("untouched");
    assertRefused(Reason.BACKUP_DAMAGED, () -> restore(target, true), archive.toString(), named);
    assertThat(parent.resolve("untouched")).doesNotExist();
    if (Files.exists(data)) {
      try (Stream<Path> content = Files.list(data)) {
        assertThat(content.map(path -> path.getFileName().toString()))
            .containsExactlyInAnyOrder(".lock", "postgres");
      }
    }
  }

  private static void assertRefused(Reason reason, ThrowingCallable act, String... words) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DatabaseRefused.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContainingAll(words);
  }

  private static EmbeddedPostgres start(Path folder) {
    return EmbeddedPostgres.start(ServerProcess.settings(folder));
  }

  private static EmbeddedPostgres startWithOneRow(Path folder) throws IOException, SQLException {
    PreparedFolder.copyTo(folder);
    EmbeddedPostgres server = start(folder);
    try (Connection connection = ServerProcess.connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (number int PRIMARY KEY)");
      statement.execute("INSERT INTO kept VALUES (1)");
    }
    return server;
  }

  private static void assertOneRow(Path folder) throws SQLException {
    try (EmbeddedPostgres server = start(folder)) {
      assertThat(ServerProcess.kept(server)).containsExactly(1);
    }
  }

  private static void run(String... command) throws IOException {
    Processes.Outcome outcome = Processes.run(List.of(command));
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Moves one unit from one account to the other in each transaction, as fast as it can. */
  private static final class Writer implements AutoCloseable {

    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stop;

    Writer(EmbeddedPostgres server) throws SQLException {
      try (Connection connection = ServerProcess.connect(server);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE IF NOT EXISTS account (name text PRIMARY KEY, amount int)");
        statement.execute(
            "INSERT INTO account VALUES ('from', 0), ('to', 0) ON CONFLICT DO NOTHING");
        statement.execute(
            "CREATE TABLE IF NOT EXISTS transfer (number int PRIMARY KEY, filler text)");
      }
      if (number(ServerProcess.connect(server), "SELECT count(*) FROM transfer") == 0) {
        Thread.startVirtualThread(() -> write(server));
      }
    }

    private void write(EmbeddedPostgres server) {
      try (Connection connection = ServerProcess.connect(server)) {
        for (int i = 1; !stop; i++) {
          transfer(connection, i);
          done.set(i);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      } finally {
        ended.countDown();
      }
    }

    void transfer(Connection connection, int number) throws SQLException {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("UPDATE account SET amount = amount - 1 WHERE name = 'from'");
        statement.execute("INSERT INTO transfer VALUES (" + number + ", repeat('x', 2000))");
        statement.execute("UPDATE account SET amount = amount + 1 WHERE name = 'to'");
      }
      connection.commit();
    }

    int done() {
      return done.get();
    }

    int awaitTransfers(int wanted) throws InterruptedException {
      while (done.get() < wanted && ended.getCount() > 0) {
        Thread.sleep(5);
      }
      assertThat(done.get()).isGreaterThanOrEqualTo(wanted);
      return done.get();
    }

    @Override
    public void close() throws InterruptedException {
      stop = true;
      ended.await();
    }
  }
}
