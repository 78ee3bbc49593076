package org.caunoi.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL with a streaming standby, made with the programs the system has installed. */
final class Servers implements AutoCloseable {

  private final Path programs;
  private final Path folder;
  private final int first;

  /**
   * @param first port of the primary; the standby has the next one
   */
  Servers(Path programs, Path folder, int first) {
    this.programs = programs;
    this.folder = folder;
    this.first = first;
  }

  /** Creates both and starts them; each commit waits for the standby unless told otherwise. */
  void start(boolean synchronous) throws Exception {
    Files.createDirectories(folder);
    run("chown", "postgres", folder.toString());
    Path primary = folder.resolve("primary");
    program(
        "initdb",
        "-D",
        primary.toString(),
        "-U",
        "postgres",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--data-checksums",
        "--no-sync");
    Files.writeString(
        primary.resolve("postgresql.conf"),
        "listen_addresses = '127.0.0.1'\n"
            + "unix_socket_directories = ''\n"
            + "max_connections = 60\n"
            + "jit = off\n",
        StandardOpenOption.APPEND);
    control("primary", "start", first);
    execute(first, "postgres", "CREATE ROLE caunoi LOGIN", "CREATE DATABASE caunoi OWNER caunoi");
    program(
        "pg_basebackup",
        "-D",
        folder.resolve("standby").toString(),
        "-R",
        "--no-sync",
        "-h",
        "127.0.0.1",
        "-p",
        String.valueOf(first),
        "-U",
        "postgres");
    control("standby", "start", first + 1);
    if (synchronous) {
      execute(
          first,
          "postgres",
          "ALTER SYSTEM SET synchronous_standby_names = '*'",
          "SELECT pg_reload_conf()");
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/caunoi?targetServerType=primary&connectTimeout=5"
        .formatted(first, first + 1);
  }

  /** Signal 9 to the primary and all it started. */
  void killPrimary() throws Exception {
    long pid =
        Long.parseLong(
            Files.readAllLines(folder.resolve("primary/postmaster.pid")).getFirst().strip());
    List<Long> all = new ArrayList<>(List.of(pid));
    ProcessHandle.of(pid)
        .ifPresent(one -> one.descendants().map(ProcessHandle::pid).forEach(all::add));
    StoppedPostgres.signal("KILL", all);
  }

  void promote() throws Exception {
    program("pg_ctl", "-D", folder.resolve("standby").toString(), "-w", "promote");
  }

  void stopStandby() throws Exception {
    control("standby", "stop", first + 1);
  }

  void startStandby() throws Exception {
    control("standby", "start", first + 1);
  }

  /** A connection to whoever is the primary now. */
  Connection connect() throws SQLException {
    // Row-level security shows a connection nothing that does not say that it is the house.
    return DriverManager.getConnection(url() + "&options=-c%20caunoi.sees=all", "caunoi", "");
  }

  private static void execute(int port, String database, String... commands) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", "");
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  private void control(String which, String what, int port) throws Exception {
    program(
        "pg_ctl",
        "-D",
        folder.resolve(which).toString(),
        "-w",
        "-m",
        "fast",
        "-l",
        folder.resolve(which + ".log").toString(),
        "-o",
        "-p " + port,
        what);
  }

  private void program(String name, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(name).toString());
    command.addAll(List.of(arguments));
    run(command.toArray(String[]::new));
  }

  private void run(String... command) throws IOException, InterruptedException {
    Path log = folder.resolveSibling("servers.log");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command[command.length - 1] + " failed; see " + log);
    }
  }

  @Override
  public void close() throws Exception {
    for (String which : List.of("primary", "standby")) {
      if (Files.exists(folder.resolve(which + "/postmaster.pid"))) {
        try {
          control(which, "stop", 0);
        } catch (IllegalStateException dead) {
          System.out.println("The " + which + " was dead already.");
        }
      }
    }
  }
}
