package org.caunoi.platform.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.caunoi.TestDatabase;

/**
 * A process of its own that starts the embedded server on a folder and writes rows, each
 * acknowledged by a printed number, until it is killed.
 */
final class ServerProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private int seen;

  private ServerProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static ServerProcess on(Path folder) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                classPath,
                ServerProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new ServerProcess(process);
  }

  /** Reads acknowledgements up to this one. */
  void awaitAcknowledged(int wanted) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals("ack " + wanted)) {
        seen = wanted;
        return;
      }
    }
    throw new IOException("the process ended early");
  }

  long pid() {
    return process.pid();
  }

  /** Kills the process without notice and tells the last row it acknowledged. */
  int kill() throws IOException {
    process.toHandle().destroyForcibly();
    process.onExit().join();
    return lastAcknowledged();
  }

  /** Ends the process as a service manager would and tells the last row it acknowledged. */
  int terminate() throws IOException {
    process.toHandle().destroy();
    process.onExit().join();
    return lastAcknowledged();
  }

  private int lastAcknowledged() throws IOException {
    return output
        .lines()
        .filter(line -> line.matches("ack \\d+"))
        .mapToInt(line -> Integer.parseInt(line.substring(4)))
        .max()
        .orElse(seen);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  static void main(String[] arguments) {
    EmbeddedPostgres server = EmbeddedPostgres.start(settings(Path.of(arguments[0])));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS kept (number int PRIMARY KEY)");
      for (int i = 1; ; i++) {
        statement.execute("INSERT INTO kept VALUES (" + i + ")");
        System.out.println("ack " + i);
        System.out.flush();
      }
    } catch (SQLException e) {
      System.out.println("ended: " + e.getMessage());
    }
  }

  static EmbeddedPostgresSettings settings(Path folder) {
    return new EmbeddedPostgresSettings(folder, TestDatabase.BINARIES, 0, "32MB");
  }

  static Connection connect(EmbeddedPostgres server) throws SQLException {
    return DriverManager.getConnection(server.url(), EmbeddedPostgres.USER, server.password());
  }

  static List<Integer> kept(EmbeddedPostgres server) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT array_agg(number ORDER BY number) FROM kept")) {
      rows.next();
      return List.of((Integer[]) rows.getArray(1).getArray());
    }
  }
}
