package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.caunoi.StartsServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsServers
class SurvivesKillingTest {

  @TempDir Path folder;

  @Test
  void keepsEveryAcknowledgedRowWhenItsProcessIsKilledAndTheServerIsLeftBehind() throws Exception {
    PreparedFolder.copyTo(folder);
    int last;
    try (ServerProcess process = ServerProcess.on(folder)) {
      process.awaitAcknowledged(200);
      last = process.kill();
    }
    long orphan = postmaster();
    assertThat(Processes.isServerOf(cluster(), orphan)).isTrue();

    try (EmbeddedPostgres server = EmbeddedPostgres.start(ServerProcess.settings(folder))) {
      assertThat(postmaster()).isNotEqualTo(orphan);
      assertKeptUpTo(last, server);
    }
  }

  @Test
  void keepsEveryAcknowledgedRowWhenBothProcessesAreKilled() throws Exception {
    PreparedFolder.copyTo(folder);
    int last;
    try (ServerProcess process = ServerProcess.on(folder)) {
      process.awaitAcknowledged(200);
      killPostmaster();
      last = process.kill();
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start(ServerProcess.settings(folder))) {
      assertKeptUpTo(last, server);
    }
  }

  @Test
  void stopsTheServerWhenItsProcessIsAskedToEnd() throws Exception {
    PreparedFolder.copyTo(folder);
    int last;
    try (ServerProcess process = ServerProcess.on(folder)) {
      process.awaitAcknowledged(50);
      last = process.terminate();
    }
    assertThat(Processes.serversOf(cluster())).isEmpty();
    assertThat(PostmasterFile.in(cluster())).doesNotExist();
    assertThat(Files.readString(folder.resolve("postgres/log/postgresql.log")))
        .contains("received fast shutdown request", "database system is shut down");
    try (EmbeddedPostgres server = EmbeddedPostgres.start(ServerProcess.settings(folder))) {
      assertKeptUpTo(last, server);
    }
  }

  @Test
  void startsAKilledServerAgainOnTheSamePortWhileItsProcessLives() throws Exception {
    PreparedFolder.copyTo(folder);
    try (EmbeddedPostgres server = EmbeddedPostgres.start(ServerProcess.settings(folder))) {
      keep(server, 1);
      killPostmaster();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(ServerProcess.kept(server)).containsExactly(1));
      killPostmaster();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptions()
          .untilAsserted(() -> keep(server, 2));
      assertThat(ServerProcess.kept(server)).containsExactly(1, 2);
    }
    assertThat(Processes.serversOf(cluster())).isEmpty();
  }

  @Test
  void isNotMisledByAProcessFileWhoseNumberBelongsToAnotherProcess() throws Exception {
    PreparedFolder.copyTo(folder);
    try (EmbeddedPostgres server = EmbeddedPostgres.start(ServerProcess.settings(folder))) {
      keep(server, 1);
    }
    String other = Long.toString(ProcessHandle.current().pid());
    Files.writeString(
        PostmasterFile.in(cluster()),
        String.join("\n", other, cluster().toString(), "1790000000", "20000", "", "127.0.0.1", ""));
    try (EmbeddedPostgres server = EmbeddedPostgres.start(ServerProcess.settings(folder))) {
      assertThat(ServerProcess.kept(server)).containsExactly(1);
    }
  }

  @Test
  void beginsAnewWhereTheVeryFirstStartWasKilledHalfway() throws Exception {
    Path half = Files.createDirectories(folder.resolve("postgres/cluster.new/base"));
    Files.writeString(half.resolve("1"), "half");
    try (EmbeddedPostgres server = EmbeddedPostgres.start(ServerProcess.settings(folder))) {
      keep(server, 1);
      assertThat(ServerProcess.kept(server)).containsExactly(1);
    }
    assertThat(folder.resolve("postgres/cluster.new")).doesNotExist();
  }

  private Path cluster() {
    return DataFolder.at(folder).cluster();
  }

  private long postmaster() throws IOException {
    return PostmasterFile.read(cluster()).orElseThrow().pid();
  }

  private void killPostmaster() throws IOException {
    ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
  }

  private static void keep(EmbeddedPostgres server, int number) throws SQLException {
    try (Connection connection = ServerProcess.connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS kept (number int PRIMARY KEY)");
      statement.execute("INSERT INTO kept VALUES (" + number + ")");
    }
  }

  /** A row may be committed and its acknowledgement lost with the process; never the other way. */
  private static void assertKeptUpTo(int last, EmbeddedPostgres server) throws SQLException {
    assertThat(ServerProcess.kept(server))
        .startsWith(IntStream.rangeClosed(1, last).boxed().toArray(Integer[]::new))
        .hasSizeBetween(last, last + 1);
  }
}
