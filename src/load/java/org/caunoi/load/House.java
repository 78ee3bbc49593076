package org.caunoi.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One application with its embedded PostgreSQL as processes that can be killed. */
final class House implements AutoCloseable {

  private final Path jars;
  private final Path data;
  private final int port;
  private volatile Process process;

  House(Path jars, Path data) throws IOException {
    this.jars = jars;
    this.data = data;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Starts the application and waits until the demo is set up and every account is there. */
  void start() throws IOException, InterruptedException {
    launch();
    Path log = data.resolve("application.log");
    for (int i = 0; i < 1200; i++) {
      if (Files.readString(log).contains("/sandbox")) {
        return;
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("The application did not start; see " + log);
  }

  /** Signal 9, and a new process at once. */
  String killApplication() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    launch();
    return "the application";
  }

  /** Signal 9 to PostgreSQL's first process; the application has to bring it back by itself. */
  String killPostgres() throws IOException {
    String pid =
        Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).getFirst().strip();
    ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    return "PostgreSQL";
  }

  /** The planted defect: answers leave before the disk has the row. */
  void acknowledgeBeforeTheDisk() throws SQLException, IOException, InterruptedException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE caunoi SET synchronous_commit = off");
    }
    killApplication();
    Thread.sleep(15_000);
  }

  Connection connect() throws SQLException, IOException {
    String postgresPort = Files.readString(data.resolve("postgres/port")).strip();
    return DriverManager.getConnection(
        // Row-level security shows a connection nothing that does not say that it is the house.
        "jdbc:postgresql://127.0.0.1:" + postgresPort + "/caunoi?options=-c%20caunoi.sees=all",
        "caunoi",
        Files.readString(data.resolve("postgres/application.password")).strip());
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  private void launch() throws IOException {
    Path jar;
    try (var files = Files.list(jars)) {
      jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
    Files.createDirectories(data);
    process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--caunoi.data-dir=" + data)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(data.resolve("application.log").toFile()))
            .start();
  }
}
