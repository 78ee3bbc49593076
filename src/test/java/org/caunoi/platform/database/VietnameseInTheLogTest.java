package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the server wrote in Vietnamese before is no reason not to hear why it does not start now.
 */
@NeedsNothing
class VietnameseInTheLogTest {

  @TempDir Path folder;

  private PostgresCluster cluster;
  private Path log;

  @BeforeEach
  void aServerThatNeverStarts() throws IOException {
    DataFolder data = DataFolder.at(folder);
    Files.createDirectories(data.cluster());
    log = Files.createDirectories(data.log()).resolve("postgresql.log");
    Files.writeString(log, "FATAL:  Lỗi của hôm trước, đã được sửa rồi\n".repeat(20));
    PostgresBinaries programs = new PostgresBinaries(folder.resolve("programs"), "17.0");
    Path control = programs.program("pg_ctl");
    Files.createDirectories(control.getParent());
    Files.writeString(
        control,
        """
        #!/bin/sh
        for one in "$@"; do
          case "$one" in --log=*) echo "FATAL:  Tệp cấu hình hỏng" >> "${one#--log=}";; esac
        done
        exit 1
        """);
    Files.setPosixFilePermissions(control, PosixFilePermissions.fromString("rwxr-xr-x"));
    cluster = new PostgresCluster(data, programs, new ServerAccount(null, List.of()), "16MB");
  }

  @Test
  void theRefusalSaysWhatWasWrittenLast() {
    assertThatThrownBy(() -> cluster.start(1))
        .isInstanceOf(DatabaseRefused.class)
        .hasMessageContaining("Tệp cấu hình hỏng");
  }

  @Test
  void theWatchTriesAgain() throws IOException {
    ServerWatch watch = new ServerWatch(cluster, 1);
    watch.begin();
    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> tries() > 1);
    } finally {
      watch.end();
    }
    assertThat(tries()).isGreaterThan(1);
  }

  private long tries() throws IOException {
    return Files.readString(log).lines().filter(line -> line.contains("cấu hình")).count();
  }
}
