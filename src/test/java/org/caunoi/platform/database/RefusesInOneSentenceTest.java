package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caunoi.StartsServers;
import org.caunoi.TestDatabase;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsServers
class RefusesInOneSentenceTest {

  @TempDir Path folder;

  @Test
  void aFolderAnotherProcessUses() throws Exception {
    PreparedFolder.copyTo(folder);
    try (ServerProcess process = ServerProcess.on(folder)) {
      process.awaitAcknowledged(1);
      assertRefused(Reason.FOLDER_IN_USE, this::start, folder.toString(), "PID " + process.pid());
      process.terminate();
    }
  }

  @Test
  void aFolderOfAnotherMajorVersion() throws Exception {
    Files.createDirectories(cluster());
    Files.writeString(cluster().resolve("PG_VERSION"), "17\n");
    Files.writeString(folder.resolve("postgres/superuser.password"), "x");
    Files.writeString(folder.resolve("postgres/application.password"), "x");
    assertRefused(Reason.OTHER_MAJOR_VERSION, this::start, "PostgreSQL 17", "PostgreSQL 18");
  }

  @Test
  void aDamagedDataFolder() throws Exception {
    PreparedFolder.copyTo(folder);
    start().close();
    Path control = cluster().resolve("global/pg_control");
    byte[] content = Files.readAllBytes(control);
    Files.write(control, new byte[100]);
    assertRefused(Reason.FOLDER_DAMAGED, this::start, cluster().toString(), "pg_control");

    Files.write(control, content);
    start().close();

    Files.delete(cluster().resolve("PG_VERSION"));
    assertRefused(Reason.FOLDER_DAMAGED, this::start, cluster().toString(), "PG_VERSION");
  }

  @Test
  void aFolderWhosePasswordsAreLost() throws Exception {
    Files.createDirectories(cluster());
    assertRefused(Reason.PASSWORD_MISSING, this::start, "superuser.password");
  }

  @Test
  void aPortAnotherProgramListensOn() throws Exception {
    PreparedFolder.copyTo(folder);
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertRefused(
          Reason.PORT_BUSY,
          () ->
              EmbeddedPostgres.start(
                  new EmbeddedPostgresSettings(folder, TestDatabase.BINARIES, port, "32MB")),
          Integer.toString(port));
    }
  }

  @Test
  void notARememberedPortSomebodyTookSince() throws Exception {
    PreparedFolder.copyTo(folder);
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(folder.resolve("postgres/port"), Integer.toString(other.getLocalPort()));
      try (EmbeddedPostgres server = start()) {
        assertThat(server.port()).isNotEqualTo(other.getLocalPort());
        assertThat(folder.resolve("postgres/port")).hasContent(Integer.toString(server.port()));
      }
    }
  }

  @Test
  void aFolderThatCannotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertRefused(
        Reason.FOLDER_UNWRITABLE,
        () -> EmbeddedPostgres.start(ServerProcess.settings(file.resolve("data"))),
        file.resolve("data").toString());
  }

  @Test
  void aFullDisk() throws Exception {
    assumeTrue(Processes.isRoot() && mount("350m"), "needs the right to mount a small disk");
    try {
      start().close();
      Path filler = folder.resolve("filler");
      fill(filler);
      assertRefused(Reason.DISK_FULL, this::start, folder.toString());
      Files.delete(filler);
      start().close();
    } finally {
      Processes.run(List.of("umount", "--lazy", folder.toString()));
    }
  }

  @Test
  void aDiskTooSmallToBeginWith() throws Exception {
    assumeTrue(Processes.isRoot() && mount("20m"), "needs the right to mount a small disk");
    try {
      assertRefused(Reason.DISK_FULL, this::start, folder.toString());
    } finally {
      Processes.run(List.of("umount", "--lazy", folder.toString()));
    }
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(ServerProcess.settings(folder));
  }

  private Path cluster() {
    return DataFolder.at(folder).cluster();
  }

  private boolean mount(String size) throws IOException {
    return Processes.run(
                List.of("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()))
            .exitCode()
        == 0;
  }

  private static void fill(Path file) {
    try (var out = Files.newOutputStream(file)) {
      byte[] zeros = new byte[4096];
      while (true) {
        out.write(zeros);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static void assertRefused(Reason reason, ThrowingCallable start, String... words) {
    assertThatThrownBy(start)
        .isInstanceOfSatisfying(
            DatabaseRefused.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContainingAll(words)
        .message()
        .satisfies(message -> assertThat(message.lines()).hasSize(2));
  }
}
