package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.caunoi.StartsServers;
import org.caunoi.TestDatabase;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** What is said of a server of one's own that will not do. */
@StartsServers
class CheckSeparateServerTest {

  private final TestDatabase database = TestDatabase.migrated();

  @Test
  void takesTheRightOne() {
    check(database.url(), database.user(), database.password());
  }

  @Test
  void aWrongPasswordAWrongDatabaseAndAWrongAddress() {
    assertRefused(Reason.WRONG_PASSWORD, database.url(), "not-the-password", database.user());
    assertRefused(Reason.NO_SUCH_DATABASE, database.url() + "_gone", database.password(), "_gone");
    assertRefused(Reason.UNREACHABLE, "jdbc:postgresql://127.0.0.1:1/x", "x", "127.0.0.1:1");
    assertRefused(Reason.UNREACHABLE, "jdbc:elsewhere://host/x", "x", "jdbc:elsewhere");
  }

  @Test
  void aServerThatIsTooOld() throws Exception {
    try (ServerSocket old = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerAsVersion14(old));
      assertRefused(
          Reason.SERVER_TOO_OLD,
          "jdbc:postgresql://127.0.0.1:" + old.getLocalPort() + "/x?sslmode=disable",
          "x",
          "14.9");
    }
  }

  @Test
  void aMigrationThatFailsAtEachStart() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "DELETE FROM platform.flyway_schema_history WHERE script LIKE 'V480\\_\\_%'");
    }
    Flyway flyway =
        Flyway.configure()
            .dataSource(database.url(), database.user(), database.password())
            .defaultSchema("platform")
            .outOfOrder(true)
            .load();
    for (int start = 0; start < 2; start++) {
      assertThatThrownBy(flyway::migrate)
          .satisfies(
              thrown ->
                  assertThat(StartTrouble.of(new IllegalStateException(thrown)))
                      .hasMessageContainingAll(
                          "Không nâng cấp được cơ sở dữ liệu", "could not be brought up to date")
                      .message()
                      .satisfies(message -> assertThat(message.lines()).hasSize(2)));
    }
  }

  @Test
  void aDiskThatFillsWhileTheHouseStarts() {
    DatabaseRefused refused =
        Objects.requireNonNull(
            StartTrouble.of(
                new IllegalStateException(
                    new SQLException("could not extend file\nKey (name)=(Nguyễn Mẫu)", "53100"))));
    assertThat(refused.reason()).isEqualTo(Reason.NO_ROOM);
    assertThat(refused).hasMessageNotContaining("Mẫu");
    assertThat(StartTrouble.of(new IllegalStateException("a mistake of ours"))).isNull();
  }

  private void assertRefused(Reason reason, String url, String password, String word) {
    assertThatThrownBy(() -> check(url, database.user(), password))
        .isInstanceOfSatisfying(
            DatabaseRefused.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(word)
        .message()
        .satisfies(message -> assertThat(message.lines()).hasSize(2));
  }

  private static void check(String url, String user, String password) {
    CheckSeparateServer.check(
        new MockEnvironment()
            .withProperty("spring.datasource.url", url)
            .withProperty("spring.datasource.username", user)
            .withProperty("spring.datasource.password", password));
  }

  /** As much of the protocol as it takes to say who one is. */
  private static void answerAsVersion14(ServerSocket server) {
    try (Socket client = server.accept()) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      in.readNBytes(in.readInt() - 4);
      say(out, 'R', new byte[4]);
      parameter(out, "server_version", "14.9");
      parameter(out, "server_encoding", "UTF8");
      parameter(out, "client_encoding", "UTF8");
      parameter(out, "DateStyle", "ISO, MDY");
      parameter(out, "TimeZone", "UTC");
      parameter(out, "integer_datetimes", "on");
      parameter(out, "standard_conforming_strings", "on");
      say(out, 'Z', new byte[] {'I'});
      for (int kind = in.read(); kind > 0; kind = in.read()) {
        in.readNBytes(in.readInt() - 4);
        if (kind == 'Q') {
          say(out, 'C', "SET\0".getBytes(StandardCharsets.US_ASCII));
          say(out, 'Z', new byte[] {'I'});
        }
      }
    } catch (IOException theClientWentAway) {
      Thread.currentThread().interrupt();
    }
  }

  private static void parameter(DataOutputStream out, String name, String value)
      throws IOException {
    say(out, 'S', (name + "\0" + value + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  private static void say(DataOutputStream out, char kind, byte[] content) throws IOException {
    out.writeByte(kind);
    out.writeInt(content.length + 4);
    out.write(content);
    out.flush();
  }
}
