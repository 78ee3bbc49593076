package org.caunoi.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One application with its embedded PostgreSQL as processes that can be killed. */
final class House implements AutoCloseable {

  /** How README tells to start it on a small server. */
  static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseParallelGC");

  private final Path jars;
  private final Path data;
  private Path kept;
  private final int port;
  private List<String> under = List.of();
  private final List<String> java = new ArrayList<>(OPTIONS);
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private volatile Process process;

  House(Path jars, Path data) throws IOException {
    this.jars = jars;
    this.data = data;
    this.kept = data;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Folder of the jars the application is made of. */
  Path libraries() {
    return jars.resolve("lib");
  }

  Path data() {
    return data;
  }

  /** Keys and documents lie elsewhere, where another node finds them, too. */
  House keeping(Path elsewhere) {
    kept = elsewhere;
    return this;
  }

  long pid() {
    return process.pid();
  }

  /** An option of the application, such as {@code --caunoi.notification.sms=off}. */
  House option(String option) {
    options.add(option);
    return this;
  }

  House java(String option) {
    java.add(option);
    return this;
  }

  /** Started by another command, such as one that chooses its cores. */
  House under(List<String> command) {
    under = command;
    return this;
  }

  /** A variable of the process's environment. */
  House environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Starts the application and waits until the demo is set up and every account is there. */
  void start() throws IOException, InterruptedException, SQLException {
    Results.fact("options of Java", String.join(" ", java));
    launch();
    Path log = data.resolve("application.log");
    for (int i = 0; i < 9000; i++) {
      if (Files.readString(log).contains("/sandbox")) {
        if (Files.exists(data.resolve("postgres/port"))) {
          tellCircumstances(superuser());
        }
        return;
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("The application did not start; see " + log);
  }

  /** Which PostgreSQL it is, and what is set otherwise than PostgreSQL comes. */
  static void tellCircumstances(Connection own) {
    try (Connection connection = own;
        Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                """
                SELECT current_setting('server_version') AS version,
                  (SELECT string_agg(name || '=' || setting, '; ' ORDER BY name) FROM pg_settings
                   WHERE source NOT IN ('default', 'override', 'client', 'session')
                     AND name !~ '(directory|_file|^port|application_name)') AS settings
                """)) {
      rs.next();
      Results.fact("PostgreSQL", rs.getString("version"));
      Results.fact("PostgreSQL’s changed settings", rs.getString("settings"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops in good order and starts anew; ready when it answers. */
  void restart() throws IOException, InterruptedException {
    close();
    launch();
    awaitAnswer(Duration.ofMinutes(10));
  }

  /** Waits until somebody answers at the door. */
  void awaitAnswer(Duration most) throws IOException, InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (System.nanoTime() < end) {
      try (Wire wire = new Wire(base(), 5000)) {
        if (wire.send("GET", "/api/v1/points", "", "").status() == 200) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("No answer for " + most + "; see " + data + "/application.log");
  }

  /** Signal 9, and a new process at once. */
  String killApplication() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    launch();
    return "the application";
  }

  /** Signal 9 to PostgreSQL's first process; the application has to bring it back by itself. */
  String killPostgres() throws IOException {
    ProcessHandle.of(postmaster()).ifPresent(ProcessHandle::destroyForcibly);
    return "PostgreSQL";
  }

  /** Signal 9 to a process that serves a connection; PostgreSQL then starts all of them anew. */
  String killConnection() throws IOException, InterruptedException {
    for (long one : postgres()) {
      Path title = Path.of("/proc/" + one + "/cmdline");
      if (Files.exists(title) && Files.readString(title).startsWith("postgres: caunoi ")) {
        signal("KILL", one);
        return "a connection";
      }
    }
    throw new IllegalStateException("PostgreSQL serves no connection");
  }

  /** PostgreSQL stops at once, without writing what it holds. */
  String stopPostgresAtOnce() throws IOException, InterruptedException {
    signal("QUIT", postmaster());
    return "PostgreSQL by an immediate stop";
  }

  private static void signal(String name, long process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process)).start().waitFor();
  }

  /**
   * Starts faster from now on: Java keeps what it learns in one start and stop, as for {@code
   * bin/start-time}.
   */
  void learn() throws IOException, InterruptedException {
    Path learnt = data.toAbsolutePath().resolve("start.aot");
    java.add("-XX:AOTCacheOutput=" + learnt);
    restart();
    close();
    java.removeLast();
    java.add("-XX:AOTCache=" + learnt);
    launch();
    awaitAnswer(Duration.ofMinutes(10));
  }

  /** PostgreSQL's first process. */
  long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).getFirst().strip());
  }

  /** PostgreSQL's first process and all it started. */
  List<Long> postgres() throws IOException {
    List<Long> all = new ArrayList<>(List.of(postmaster()));
    ProcessHandle.of(postmaster())
        .ifPresent(first -> first.descendants().map(ProcessHandle::pid).forEach(all::add));
    return all;
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
    return connect("caunoi", "application.password");
  }

  /** A connection that may do everything. */
  Connection superuser() throws SQLException, IOException {
    return connect("postgres", "superuser.password");
  }

  /** Does as PostgreSQL's own superuser. */
  void superuser(String... commands) throws SQLException, IOException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  /**
   * Messages are planned and stored as ever; they would be sent tomorrow, and are no part of what
   * is measured.
   */
  void putSendingOff() throws SQLException, IOException {
    superuser(
        """
        CREATE FUNCTION platform.put_off() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.execution_time := NEW.execution_time + interval '1 day'; RETURN NEW; END $$
        """,
        """
        CREATE TRIGGER put_off BEFORE INSERT ON platform.scheduled_tasks
        FOR EACH ROW WHEN (NEW.task_name = 'send-message') EXECUTE FUNCTION platform.put_off()
        """,
        "GRANT EXECUTE ON FUNCTION platform.put_off() TO caunoi",
        """
        UPDATE platform.scheduled_tasks SET execution_time = execution_time + interval '1 day'
        WHERE task_name = 'send-message' AND NOT picked
        """);
  }

  String postgresPort() throws IOException {
    return Files.readString(data.resolve("postgres/port")).strip();
  }

  String password(String file) throws IOException {
    return Files.readString(data.resolve("postgres").resolve(file)).strip();
  }

  /** The same for longer: PostgreSQL writes when its buffers are full, or after ten seconds. */
  void acknowledgeLongBeforeTheDisk() throws SQLException, IOException, InterruptedException {
    superuser(
        "ALTER SYSTEM SET wal_writer_delay = '10s'",
        "ALTER SYSTEM SET wal_writer_flush_after = '1GB'",
        "SELECT pg_reload_conf()");
    acknowledgeBeforeTheDisk();
  }

  private Connection connect(String user, String file) throws SQLException, IOException {
    return DriverManager.getConnection(
        // Row-level security shows a connection nothing that does not say that it is the house.
        "jdbc:postgresql://127.0.0.1:" + postgresPort() + "/caunoi?options=-c%20caunoi.sees=all",
        user,
        password(file));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /** How Java is started here, up to what it shall run. */
  List<String> java() {
    List<String> command = new ArrayList<>(under);
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(java);
    command.addAll(
        Stream.of(System.getenv().getOrDefault("HOUSE_JAVA", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList());
    return command;
  }

  private void launch() throws IOException {
    Path jar;
    try (var files = Files.list(jars)) {
      jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
    Files.createDirectories(data);
    List<String> command = java();
    command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
    command.add("--caunoi.data-dir=" + kept);
    command.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(data.resolve("application.log").toFile()));
    environment.forEach(builder.environment()::put);
    process = builder.start();
  }
}
