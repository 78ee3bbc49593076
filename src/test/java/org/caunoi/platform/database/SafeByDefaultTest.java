package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.StartsServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StartsServers
class SafeByDefaultTest {

  @TempDir static Path folder;
  static EmbeddedPostgres server;

  @BeforeAll
  static void start() {
    server = EmbeddedPostgres.start(ServerProcess.settings(folder));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "data_checksums, on",
    "password_encryption, scram-sha-256",
    "listen_addresses, 127.0.0.1",
    "server_encoding, UTF8",
    "log_error_verbosity, terse",
    "log_min_error_statement, panic",
  })
  void runsWithTheSetting(String setting, String value) throws SQLException {
    assertThat(query("SHOW " + setting)).containsExactly(value);
  }

  @Test
  void opensNoUnixSocket() throws SQLException {
    try (Connection connection = server.connectAsSuperuser()) {
      assertThat(query(connection, "SHOW unix_socket_directories")).containsExactly("");
    }
  }

  @Test
  void letsNobodyInWithoutAPassword() throws SQLException {
    try (Connection connection = server.connectAsSuperuser()) {
      assertThat(query(connection, "SELECT DISTINCT auth_method FROM pg_hba_file_rules"))
          .containsExactly("scram-sha-256");
    }
  }

  @Test
  void refusesAWrongPassword() {
    assertThatThrownBy(
            () -> EmbeddedPostgres.connect(server.port(), EmbeddedPostgres.USER, "wrong").close())
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
  }

  @Test
  void givesTheApplicationNoPowerOverTheServer() throws SQLException {
    assertThat(
            query(
                """
                SELECT concat_ws(' ', rolsuper, rolcreaterole, rolcreatedb, rolreplication)
                FROM pg_roles WHERE rolname = current_user
                """))
        .containsExactly("f f f f");
  }

  @Test
  void makesTheApplicationTheOwnerOfItsDatabase() throws SQLException {
    assertThat(
            query(
                """
                SELECT concat_ws(
                    ' ', datname, pg_get_userbyid(datdba), datlocprovider, datlocale)
                FROM pg_database WHERE datname = current_database()
                """))
        .containsExactly("caunoi caunoi i vi-VN");
  }

  @Test
  void listensOnNoAddressAnotherMachineCouldReach() throws Exception {
    for (InetAddress address : outsideAddresses()) {
      try (Socket socket = new Socket()) {
        assertThatThrownBy(
                () -> socket.connect(new InetSocketAddress(address, server.port()), 2_000))
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  @Test
  void keepsPasswordsWhereOnlyTheirOwnerReads() throws Exception {
    for (String name : List.of("superuser.password", "application.password")) {
      Path file = folder.resolve("postgres").resolve(name);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(file)).hasSizeGreaterThanOrEqualTo(32);
    }
  }

  @Test
  void keepsRowValuesOutOfTheLog() throws Exception {
    try (Connection connection = ServerProcess.connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMP TABLE card (number text PRIMARY KEY)");
      statement.execute("INSERT INTO card VALUES ('001199000001')");
      assertThatThrownBy(() -> statement.execute("INSERT INTO card VALUES ('001199000001')"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(Files.readString(folder.resolve("postgres/log/postgresql.log")))
        .contains("duplicate key value")
        .doesNotContain("001199000001");
  }

  private static List<InetAddress> outsideAddresses() throws Exception {
    List<InetAddress> addresses = new ArrayList<>();
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      network.inetAddresses().filter(a -> !a.isLoopbackAddress()).forEach(addresses::add);
    }
    return addresses;
  }

  private static List<String> query(String sql) throws SQLException {
    try (Connection connection = ServerProcess.connect(server)) {
      return query(connection, sql);
    }
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
