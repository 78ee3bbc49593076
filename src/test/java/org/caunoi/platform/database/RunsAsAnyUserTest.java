package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.caunoi.StartsServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsServers
class RunsAsAnyUserTest {

  @TempDir Path parent;

  @Test
  void reachesItsFilesBehindAFolderClosedToOthers() throws Exception {
    Path closed = Files.createDirectory(parent.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    Path folder = closed.resolve("data");
    // Programs inside the data folder, as outside of tests.
    var settings = new EmbeddedPostgresSettings(folder, null, 0, "32MB");
    EmbeddedPostgres.start(settings).close();
    try (EmbeddedPostgres again = EmbeddedPostgres.start(settings)) {
      assertThat(again.port()).isPositive();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(closed)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void runsTheServerAsSomebodyElseWhereWeAreRoot() throws Exception {
    assumeTrue(Processes.isRoot());
    Path folder = parent.resolve("data");
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    PreparedFolder.copyTo(folder);
    try (EmbeddedPostgres server = EmbeddedPostgres.start(ServerProcess.settings(folder))) {
      long pid = PostmasterFile.read(DataFolder.at(folder).cluster()).orElseThrow().pid();
      List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
      assertThat(status)
          .anyMatch(line -> line.matches("Uid:\\s+[1-9].*"))
          .anyMatch(line -> line.matches("CapEff:\\s+0+"));
      assertThat(server.port()).isPositive();
    }
  }
}
