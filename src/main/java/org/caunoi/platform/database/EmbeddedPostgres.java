package org.caunoi.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL server on the loopback address with its data in the data folder. While it is
 * open, a server that dies is started again on the same port; closing stops it cleanly and frees
 * the folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  public static final String DATABASE = "caunoi";
  public static final String USER = "caunoi";
  private static final int PORT_ATTEMPTS = 5;
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private final FolderLock lock;
  private final PostgresCluster cluster;
  private final Passwords passwords;
  private final int port;
  private final ServerWatch watch;
  private boolean closed;

  private EmbeddedPostgres(
      FolderLock lock, PostgresCluster cluster, Passwords passwords, int port) {
    this.lock = lock;
    this.cluster = cluster;
    this.passwords = passwords;
    this.port = port;
    this.watch = new ServerWatch(cluster, port);
  }

  /**
   * Starts the server, creating everything on the first call for a folder. An orphan left by a
   * killed process is stopped first.
   *
   * @throws DatabaseRefused when the folder, the port or the machine does not allow it
   */
  public static EmbeddedPostgres start(EmbeddedPostgresSettings settings) {
    DataFolder folder = DataFolder.at(settings.dataFolder());
    folder.create();
    FolderLock lock = FolderLock.acquire(folder);
    EmbeddedPostgres server = null;
    try {
      server = start(settings, folder, lock);
      return server;
    } catch (IOException e) {
      throw folder.refusal(e);
    } finally {
      if (server == null) {
        lock.close();
      }
    }
  }

  private static EmbeddedPostgres start(
      EmbeddedPostgresSettings settings, DataFolder folder, FolderLock lock) throws IOException {
    Path binariesFolder = settings.binariesFolder();
    PostgresBinaries binaries =
        PostgresBinaries.unpack(
            folder, binariesFolder == null ? folder.postgres() : binariesFolder.toAbsolutePath());
    ServerAccount account = ServerAccount.choose(folder, binaries.program("initdb"));
    PostgresCluster cluster =
        new PostgresCluster(folder, binaries, account, settings.sharedBuffers());
    Passwords passwords = Passwords.of(folder);
    if (!cluster.exists()) {
      LOG.info("Creating the database in {}", folder.root());
      cluster.create(passwords.superuser());
    }
    folder.requireSpaceToGoOn();
    cluster.requireSameMajorVersion();
    cluster.stop();
    int port = startOnAPort(settings.port(), folder, cluster);
    EmbeddedPostgres server = new EmbeddedPostgres(lock, cluster, passwords, port);
    try {
      server.createApplicationDatabase();
    } catch (SQLException e) {
      cluster.stop();
      throw new DatabaseRefused(
          Reason.FOLDER_DAMAGED, e, folder.cluster(), e.getSQLState() + " " + e);
    }
    server.watch.begin();
    LOG.info(
        "PostgreSQL {} runs on 127.0.0.1:{} with its data in {}",
        binaries.version(),
        port,
        folder.root());
    return server;
  }

  /**
   * Another program may take the port between our look and the server's start; a picked port is
   * then picked anew.
   */
  private static int startOnAPort(int configured, DataFolder folder, PostgresCluster cluster)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = LoopbackPort.choose(configured, folder.port());
      try {
        cluster.start(port);
        return port;
      } catch (DatabaseRefused e) {
        if (e.reason() != Reason.PORT_BUSY || configured != 0 || attempt == PORT_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Address of the application's database for pgjdbc. */
  public String url() {
    return url(DATABASE);
  }

  public String password() {
    return passwords.application();
  }

  int port() {
    return port;
  }

  /** A connection that may do everything, to the maintenance database. */
  public Connection connectAsSuperuser() throws SQLException {
    return connect(PostgresCluster.SUPERUSER, passwords.superuser());
  }

  private Connection connect(String user, String password) throws SQLException {
    return connect(port, user, password);
  }

  static Connection connect(int port, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private void createApplicationDatabase() throws SQLException {
    try (Connection connection = connectAsSuperuser()) {
      if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", USER)) {
        execute(
            connection,
            "SELECT format('CREATE ROLE %I LOGIN PASSWORD %L', ?, ?)",
            USER,
            passwords.application());
      }
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
        execute(connection, "SELECT format('CREATE DATABASE %I OWNER %I', ?, ?)", DATABASE, USER);
      }
    }
  }

  private static boolean exists(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /**
   * Lets the server quote the names and values of a command that takes no parameters, then runs it.
   */
  private static void execute(Connection connection, String format, String first, String second)
      throws SQLException {
    String command;
    try (PreparedStatement statement = connection.prepareStatement(format)) {
      statement.setString(1, first);
      statement.setString(2, second);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        command = rows.getString(1);
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    watch.end();
    try {
      cluster.stop();
    } catch (IOException e) {
      LOG.warn("PostgreSQL could not be stopped: {}", e.getMessage());
    } finally {
      lock.close();
    }
  }
}
