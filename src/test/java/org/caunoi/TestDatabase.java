package org.caunoi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.caunoi.platform.database.EmbeddedPostgres;
import org.caunoi.platform.database.EmbeddedPostgresSettings;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * A database on the one embedded PostgreSQL of this test process; the server and its files go with
 * the process.
 */
public record TestDatabase(String url, String user, String password) {

  /** Where all tests find the unpacked PostgreSQL programs. */
  public static final Path BINARIES = Path.of("target", "postgres");

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static volatile boolean applications;

  /** Without a table. */
  public static TestDatabase fresh() {
    return create("template1");
  }

  /** With all tables: the copy of one that was migrated once. */
  public static TestDatabase migrated() {
    return create(Migrated.TEMPLATE);
  }

  private static TestDatabase create(String template) {
    EmbeddedPostgres server = Server.RUNNING;
    String name = "test_" + NUMBER.incrementAndGet();
    try (Connection connection = server.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE %s TEMPLATE %s OWNER %s"
              .formatted(name, template, EmbeddedPostgres.USER));
      // Tests lose nothing with the machine; this only spares the disk.
      statement.execute("ALTER DATABASE " + name + " SET synchronous_commit = off");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String url = server.url().replaceFirst("/" + EmbeddedPostgres.DATABASE + "$", "/" + name);
    return new TestDatabase(url, EmbeddedPostgres.USER, server.password());
  }

  private String name() {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /** Gives a Spring context of a test a database and a data folder of its own. */
  @Order(Ordered.HIGHEST_PRECEDENCE)
  public static final class Initializer
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      applications = true;
      TestDatabase database = migrated();
      boolean production = context.getEnvironment().acceptsProfiles(Profiles.of("production"));
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "testDatabase",
                  Map.of(
                      "spring.datasource.url", database.url(),
                      "spring.datasource.username", database.user(),
                      "spring.datasource.password", database.password(),
                      // Many contexts share one server: none keeps what it does not use.
                      "spring.datasource.hikari.idle-timeout", "10000",
                      "caunoi.data-dir", Server.FOLDER.resolve(database.name()).toString(),
                      // A person is made in most tests; hashing their passwords well took a
                      // seventh of the suite.
                      "caunoi.password-cost", production ? "10" : "4",
                      // Parcels of the demo move when a test says so.
                      "caunoi.demo-twin.pace", "0s")));
    }
  }

  private static final class Migrated {

    private static final String TEMPLATE = migrate();

    private static String migrate() {
      TestDatabase database = fresh();
      Flyway.configure()
          .dataSource(database.url(), database.user(), database.password())
          .defaultSchema("platform")
          .load()
          .migrate();
      return database.name();
    }
  }

  private static final class Server {

    private static final Path FOLDER = Scratch.FOLDER.resolve("server");
    private static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.start(new EmbeddedPostgresSettings(FOLDER, BINARIES, 0, "64MB"));
        try (Connection connection = server.connectAsSuperuser()) {
          Measured.circumstances(connection);
          signInFaster(connection, server.password());
        }
        // After the applications, whose jobs would wait for a server that is gone.
        SpringApplication.getShutdownHandlers().add(() -> stop(server));
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      if (!applications) {
                        stop(server);
                      }
                    }));
        return server;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Thousands of connections are opened, each of which would hash four thousand times. */
    private static void signInFaster(Connection superuser, String password) throws SQLException {
      try (Statement statement = superuser.createStatement()) {
        statement.execute("SET scram_iterations = 1");
        statement.execute(
            "ALTER ROLE %s PASSWORD %s"
                .formatted(EmbeddedPostgres.USER, statement.enquoteLiteral(password)));
      }
    }

    private static void stop(EmbeddedPostgres server) {
      killFirstProcess();
      server.close();
      Scratch.deleteAtEnd(FOLDER);
    }

    /** Nobody will read it again: to bring all it remembers to the disk took half a minute. */
    private static void killFirstProcess() {
      try {
        String first =
            Files.readString(FOLDER.resolve("postgres/cluster/postmaster.pid"))
                .lines()
                .toList()
                .getFirst();
        ProcessHandle.of(Long.parseLong(first.strip())).ifPresent(ProcessHandle::destroyForcibly);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
