package org.caunoi.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.caunoi.platform.database.Processes.Outcome;

/**
 * The server's files on disk and the programs that create, start and stop it; the caller holds the
 * folder lock.
 */
final class PostgresCluster {

  static final String SUPERUSER = "postgres";
  private static final long LARGE_LOG = 8L << 20;

  /** Given on the command line, where no configuration file can weaken them. */
  private static final List<String> FIXED =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "password_encryption=scram-sha-256",
          "wal_level=replica",
          "max_connections=80",
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_checkpoints=off",
          // Keeps the values of rows and parameters, hence personal data, out of the log.
          "log_error_verbosity=terse",
          "log_min_error_statement=panic");

  private final DataFolder folder;
  private final PostgresBinaries binaries;
  private final ServerAccount account;
  private final String sharedBuffers;

  PostgresCluster(
      DataFolder folder, PostgresBinaries binaries, ServerAccount account, String sharedBuffers) {
    this.folder = folder;
    this.binaries = binaries;
    this.account = account;
    this.sharedBuffers = sharedBuffers;
  }

  boolean exists() {
    return Files.exists(folder.cluster(), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Creates the cluster beside its place and renames it, so that a killed first start leaves
   * nothing half-made.
   */
  void create(String superuserPassword) throws IOException {
    folder.requireSpace();
    Path target = folder.unfinishedCluster();
    FileTrees.delete(target);
    Files.createDirectory(target);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
    Path passwordFile = Files.createTempFile(folder.postgres(), "password", "");
    try {
      Files.writeString(passwordFile, superuserPassword);
      account.own(target);
      account.own(passwordFile);
      Outcome outcome =
          Processes.run(
              account.command(
                  binaries.program("initdb"),
                  "--pgdata=" + target,
                  "--username=" + SUPERUSER,
                  "--pwfile=" + passwordFile,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale="
                      + (System.getProperty("os.name", "").contains("Mac")
                          ? "en_US.UTF-8"
                          : "C.UTF-8"),
                  "--lc-messages=C",
                  "--locale-provider=icu",
                  "--icu-locale=vi-VN",
                  "--data-checksums"));
      if (outcome.exitCode() != 0) {
        throw refusal(outcome.output(), false);
      }
      Files.move(target, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(passwordFile);
      FileTrees.delete(target);
    }
  }

  void requireSameMajorVersion() throws IOException {
    Path file = folder.cluster().resolve("PG_VERSION");
    if (!Files.exists(file)) {
      throw new DatabaseRefused(Reason.FOLDER_DAMAGED, folder.cluster(), "PG_VERSION?");
    }
    String major = Files.readString(file).strip();
    if (!major.equals(binaries.major())) {
      throw new DatabaseRefused(Reason.OTHER_MAJOR_VERSION, folder.root(), major, binaries.major());
    }
  }

  boolean isRunning() throws IOException {
    return PostmasterFile.readRunning(folder.cluster()).isPresent();
  }

  /**
   * Starts the server and waits until it answers, crash recovery included.
   *
   * @throws DatabaseRefused when it does not start, with what its log says
   */
  void start(int port) throws IOException {
    account.own(folder.cluster());
    Path log = prepareLog();
    long before = Files.exists(log) ? Files.size(log) : 0;
    List<String> options =
        new ArrayList<>(List.of("-p " + port, "-c shared_buffers=" + sharedBuffers));
    FIXED.forEach(setting -> options.add("-c " + setting));
    Outcome outcome =
        Processes.run(
            account.command(
                binaries.program("pg_ctl"),
                "start",
                "--pgdata=" + folder.cluster(),
                "--log=" + log,
                "--wait",
                "--timeout=300",
                "--options=" + String.join(" ", options)));
    if (outcome.exitCode() != 0) {
      throw refusal(outcome.output() + "\n" + written(log, before), true, port);
    }
  }

  private static String written(Path log, long before) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    try (InputStream lines = Files.newInputStream(log)) {
      lines.skipNBytes(Math.min(before, Files.size(log)));
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Stops a running server, ours or an orphan's, and whatever a killed one left; nothing
   * acknowledged is lost.
   */
  void stop() throws IOException {
    if (isRunning()) {
      Outcome outcome = pgCtlStop("fast", 60);
      if (outcome.exitCode() != 0 && isRunning()) {
        pgCtlStop("immediate", 30);
      }
    }
    bury();
  }

  /**
   * Ends children of a dead server and takes away its process file, whose number may by now be
   * somebody else's.
   */
  void bury() throws IOException {
    if (isRunning()) {
      return;
    }
    List<ProcessHandle> left = Processes.serversOf(folder.cluster());
    left.forEach(ProcessHandle::destroyForcibly);
    left.forEach(process -> process.onExit().join());
    Files.deleteIfExists(PostmasterFile.in(folder.cluster()));
  }

  private Outcome pgCtlStop(String mode, int seconds) throws IOException {
    return Processes.run(
        account.command(
            binaries.program("pg_ctl"),
            "stop",
            "--pgdata=" + folder.cluster(),
            "--mode=" + mode,
            "--wait",
            "--timeout=" + seconds));
  }

  private Path prepareLog() throws IOException {
    Files.createDirectories(folder.log());
    account.own(folder.log());
    Path log = folder.log().resolve("postgresql.log");
    if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
      Files.move(
          log, folder.log().resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    return log;
  }

  private DatabaseRefused refusal(String output, boolean starting, Object... port) {
    if (output.contains("No space left on device")) {
      return new DatabaseRefused(Reason.DISK_FULL, folder.root());
    }
    if (output.contains("Address already in use")) {
      return new DatabaseRefused(Reason.PORT_BUSY, port);
    }
    if (output.contains("Permission denied") || output.contains("Read-only file system")) {
      return new DatabaseRefused(Reason.FOLDER_UNWRITABLE, folder.root());
    }
    String worst =
        Arrays.stream(output.split("\n", -1))
            .filter(
                line ->
                    line.contains("PANIC:") || line.contains("FATAL:") || line.contains("error:"))
            .map(line -> line.replaceFirst("^.*?(PANIC|FATAL|error): +", ""))
            .findFirst()
            .orElse("?");
    return starting && !worst.equals("?")
        ? new DatabaseRefused(Reason.FOLDER_DAMAGED, folder.cluster(), worst)
        : new DatabaseRefused(Reason.START_FAILED, worst, folder.log());
  }
}
