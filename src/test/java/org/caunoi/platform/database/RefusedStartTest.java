package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.StartsServers;
import org.caunoi.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

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
  void lostAndDamagedKeysBesideAFullDatabase() throws Exception {
    TestDatabase database = TestDatabase.migrated();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO platform.key_proof (key) VALUES ('lookups')");
    }
    String lookups = folder.resolve("keys/lookups.json").toString();
    assertRefused(run(database), "Không thấy tệp khóa " + lookups, lookups + " is missing");
    assertThat(folder.resolve("keys/lookups.json")).doesNotExist();

    Files.writeString(folder.resolve("keys/lookups.json"), "{\"primaryKeyId\":1,\"key\":[");
    assertRefused(run(database), lookups + " bị hỏng", lookups + " is damaged");
  }

  @Test
  void aWrongReferenceFileLoadsNothingOfAnyRoom() throws Exception {
    TestDatabase database = TestDatabase.migrated();
    Path reference = folder.resolve("reference");
    FileSystemUtils.copyRecursively(Path.of("src/main/resources/reference"), reference);
    Path procedure = reference.resolve("procedures/2.000635.yaml");
    Files.writeString(
        procedure, Files.readString(procedure).replaceFirst("(?m)^validFrom: .*$", "validFrom: x"));
    assertRefused(
        run(database, "--caunoi.reference.location=file:" + folder + "/"),
        "Dữ liệu tham chiếu có lỗi; chưa nạp gì vào cơ sở dữ liệu.",
        "nothing was loaded",
        "procedures/2.000635.yaml:");
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT (SELECT count(*) FROM network.commune) + (SELECT count(*) FROM network.reference_import)
                  + (SELECT count(*) FROM catalogue.procedure_version)
                """)) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void aSeparateServerThatDoesNotAnswer() throws Exception {
    ApplicationProcess ended =
        ApplicationProcess.run(
            "--server.port=0",
            "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/nowhere",
            "--caunoi.data-dir=" + folder);
    assertRefused(ended, "Không kết nối được tới máy chủ PostgreSQL", "cannot be reached");
    assertThat(ended.output()).doesNotContain("Exception");
  }

  @Test
  void aDiskThatFilledSinceTheLastStart() throws Exception {
    assumeTrue(
        Processes.isRoot()
            && Processes.run(
                        List.of("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", "" + folder))
                    .exitCode()
                == 0,
        "needs the right to mount a small disk");
    try {
      PreparedFolder.copyTo(folder);
      try (OutputStream filler = Files.newOutputStream(folder.resolve("filler"))) {
        byte[] some = new byte[1 << 20];
        while (Files.getFileStore(folder).getUsableSpace() > 5 << 20) {
          filler.write(some);
        }
      }
      assertRefused(
          ApplicationProcess.run("--server.port=0", "--caunoi.data-dir=" + folder),
          "Ổ đĩa chứa " + folder + " đã đầy",
          "is full");
    } finally {
      Processes.run(List.of("umount", "--lazy", folder.toString()));
    }
  }

  @Test
  void namesABusyWebPortBeforeAnythingIsStarted() throws Exception {
    try (ServerSocket other = new ServerSocket(0)) {
      ApplicationProcess ended =
          ApplicationProcess.run(
              "--server.port=" + other.getLocalPort(), "--caunoi.data-dir=" + folder);
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.output())
          .contains("Cổng " + other.getLocalPort() + " của trang web", "The web port")
          .doesNotContain("\tat ");
      assertThat(folder).isEmptyDirectory();
    }
  }

  private ApplicationProcess run(TestDatabase database, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--server.port=0");
    arguments.add("--spring.datasource.url=" + database.url());
    arguments.add("--spring.datasource.username=" + database.user());
    arguments.add("--spring.datasource.password=" + database.password());
    arguments.add("--caunoi.data-dir=" + folder);
    return ApplicationProcess.run(arguments.toArray(String[]::new));
  }

  private static Connection connect(TestDatabase database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  private static void assertRefused(ApplicationProcess ended, String... words) {
    assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
    assertThat(ended.output())
        .contains(words)
        .doesNotContain("\tat ", "Error creating bean", "Error starting ApplicationContext");
  }
}
