package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as a person starts it, where it must refuse. */
@StartsServers
class RefusedStartTest {

  @TempDir Path folder;

  @Test
  void endsWithTheSentenceAndNoStackTrace() throws Exception {
    Files.createDirectories(folder.resolve("postgres/cluster"));
    ApplicationProcess ended =
        ApplicationProcess.run("--server.port=0", "--caunoi.data-dir=" + folder);
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .contains("Thiếu tệp mật khẩu", "superuser.password is missing")
        .doesNotContain("Exception", "\tat ", "WARN", "ERROR");
  }

  @Test
  void namesABusyWebPortAndStopsTheDatabase() throws Exception {
    try (ServerSocket other = new ServerSocket(0)) {
      ApplicationProcess ended =
          ApplicationProcess.run(
              "--server.port=" + other.getLocalPort(), "--caunoi.data-dir=" + folder);
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.output())
          .contains("Cổng " + other.getLocalPort() + " của trang web", "The web port")
          .doesNotContain("\tat ");
      assertThat(Processes.serversOf(DataFolder.at(folder).cluster())).isEmpty();
    }
  }
}
