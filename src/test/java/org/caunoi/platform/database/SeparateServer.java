package org.caunoi.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.caunoi.TestDatabase;

/**
 * A PostgreSQL server set up by an administrator of our own making: Debian's programs where they
 * are installed, plain C.UTF-8 collation, one empty database.
 */
final class SeparateServer implements AutoCloseable {

  static final String PASSWORD = "separate";

  private final Path cluster;
  private final Path program;
  private final ServerAccount account;
  private final int port;

  private SeparateServer(Path cluster, Path program, ServerAccount account, int port) {
    this.cluster = cluster;
    this.program = program;
    this.account = account;
    this.port = port;
  }

  static SeparateServer start(Path parent) throws IOException, SQLException {
    DataFolder folder = DataFolder.at(parent);
    folder.create();
    Path program = programs(folder);
    ServerAccount account = ServerAccount.choose(folder, program.resolve("initdb"));
    Path cluster = Files.createDirectory(folder.postgres().resolve("separate"));
    Path password = Files.writeString(folder.postgres().resolve("pw"), PASSWORD);
    account.own(cluster);
    int port = LoopbackPort.choose(0, folder.port());
    SeparateServer server = new SeparateServer(cluster, program, account, port);
    server.run(
        "initdb",
        "--pgdata=" + cluster,
        "--username=admin",
        "--auth=scram-sha-256",
        "--pwfile=" + password,
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync");
    server.run(
        "pg_ctl",
        "start",
        "--pgdata=" + cluster,
        "--log=" + cluster.resolve("log"),
        "--wait",
        "--options=-p %d -c fsync=off -c unix_socket_directories=".formatted(port));
    try (Connection connection = EmbeddedPostgres.connect(port, "admin", PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE clerk LOGIN PASSWORD '" + PASSWORD + "'");
      statement.execute("CREATE DATABASE city OWNER clerk");
    }
    return server;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/city";
  }

  @Override
  public void close() throws IOException {
    run("pg_ctl", "stop", "--pgdata=" + cluster, "--mode=immediate", "--wait");
  }

  private void run(String name, String... arguments) throws IOException {
    var outcome = Processes.run(account.command(program.resolve(name), arguments));
    if (outcome.exitCode() != 0) {
      throw new IOException(outcome.output());
    }
  }

  private static Path programs(DataFolder folder) throws IOException {
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        List<Path> found =
            versions
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .sorted(Comparator.reverseOrder())
                .toList();
        if (!found.isEmpty()) {
          return found.getFirst();
        }
      }
    }
    return PostgresBinaries.unpack(folder, TestDatabase.BINARIES.toAbsolutePath())
        .home()
        .resolve("bin");
  }
}
