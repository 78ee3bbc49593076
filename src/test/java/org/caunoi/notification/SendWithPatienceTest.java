package org.caunoi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.audit.AuditLog;
import org.caunoi.notification.NotificationSettings.Sms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** A mail server that takes nothing for a while costs nobody their message. */
@IntegrationTest
class SendWithPatienceTest {

  private static final String AUTHORITY = "H26.KIEN-NHAN";

  @Autowired private Messages messages;
  @Autowired private AuditLog audit;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private final UUID id = UUID.randomUUID();
  private FakeMailServer server;
  private Instant planned;

  @BeforeEach
  void start() throws IOException {
    server = new FakeMailServer();
    // So far ahead that no job of the house comes to it.
    planned = clock.instant().plus(Duration.ofDays(100)).truncatedTo(ChronoUnit.MILLIS);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    jdbc.sql("DELETE FROM platform.scheduled_tasks WHERE task_instance = :job")
        .param("job", AUTHORITY + "/" + id)
        .update();
  }

  @Test
  void anHourInWhichTheServerTakesNothingCostsNoMessage() {
    plan(MessageKind.ISSUED);
    Instant at = planned;
    while (at.isBefore(planned.plus(Duration.ofHours(1)))) {
      at = tried(at).orElseThrow();
    }
    assertThat(column("tries::int", Integer.class)).isGreaterThan(12);
    assertThat(column("state", String.class)).isEqualTo("PLANNED");
    assertThat(column("failure_code", String.class)).isEqualTo("mail-not-taken");

    server.getWell();
    assertThat(tried(at)).isEmpty();
    assertThat(column("state", String.class)).isEqualTo("SENT");
    assertThat(server.taken()).isOne();
  }

  @Test
  void itIsGivenUpAfterADay() {
    plan(MessageKind.ISSUED);
    Instant at = planned;
    for (Optional<Instant> next = tried(at); next.isPresent(); next = tried(at)) {
      at = next.get();
    }
    assertThat(at).isBetween(planned.plus(Duration.ofDays(1)), planned.plus(Duration.ofHours(25)));
    assertThat(column("state", String.class)).isEqualTo("FAILED");
  }

  @Test
  void aCodeEndsWhenNobodyCouldUseItAnyMore() {
    plan(MessageKind.CONFIRMATION_CODE);
    Instant at = planned;
    for (Optional<Instant> next = tried(at); next.isPresent(); next = tried(at)) {
      at = next.get();
    }
    assertThat(at).isBefore(planned.plus(Duration.ofMinutes(15)));
    assertThat(column("failure_code", String.class)).isEqualTo("code-expired");
  }

  private void plan(MessageKind kind) {
    Outgoing message =
        new Outgoing(AUTHORITY, id, Medium.EMAIL, "thu.nghiem@example.vn", "Thử nghiệm", "Thử");
    transaction.executeWithoutResult(
        status -> messages.add(message, kind, null, planned, SendMessage.job(message)));
  }

  private Optional<Instant> tried(Instant at) {
    NotificationSettings settings =
        new NotificationSettings(
            false,
            Sms.OFF,
            null,
            Locale.of("vi"),
            12,
            Duration.ofSeconds(2),
            Duration.ofMinutes(3));
    Clock then = Clock.fixed(at, ZoneOffset.UTC);
    JavaMailSenderImpl mail = new JavaMailSenderImpl();
    mail.setHost("127.0.0.1");
    mail.setPort(server.port());
    return new SendMessage(
            messages,
            new Channels(Map.of(Medium.EMAIL, new SmtpChannel(mail, "khong-tra-loi@example.vn"))),
            new ChannelRests(settings, then),
            settings,
            audit,
            transaction,
            then)
        .once(AUTHORITY, id);
  }

  private <T> T column(String expression, Class<T> type) {
    return jdbc.sql("SELECT " + expression + " FROM notification.message WHERE id = :id")
        .param("id", id)
        .query(type)
        .single();
  }
}
