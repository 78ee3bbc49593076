package org.caunoi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.caunoi.IntegrationTest;
import org.caunoi.StartsServers;
import org.caunoi.platform.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** E-mail over a real SMTP connection to a server that is up, down or comes back. */
@IntegrationTest
@StartsServers
class SendByMailServerTest {

  private static final int PORT = freePort();

  private final GreenMail server =
      new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final String dossier = "THU-" + UUID.randomUUID();

  @Autowired PlanMessage plan;
  @Autowired ListFailedMessages failed;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource dataSource;
  @Autowired CustomTask<Void> sendMessageTask;

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry settings) {
    settings.add("caunoi.demo", () -> false);
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", () -> PORT);
    settings.add("caunoi.notification.email-from", () -> "Cầu Nối <khong-tra-loi@example.vn>");
    settings.add("caunoi.notification.tries", () -> 4);
    settings.add("caunoi.notification.first-delay", () -> "400ms");
  }

  @BeforeEach
  void nothingIsOnItsWay() {
    assertThat(states("PLANNED")).isZero();
  }

  @AfterEach
  void stopServer() {
    server.stop();
  }

  @Test
  void subjectAndTextArriveWithTheirMarks() throws Exception {
    server.start();
    planMail("thu.nghiem@example.vn", "• Giấy khai sinh");
    assertThat(server.waitForIncomingEmail(5000, 1)).isTrue();
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Hồ sơ cần bổ sung");
    assertThat(mail.getContent().toString())
        .contains("Kính gửi ông bà", "Hồ sơ " + dossier + " cần bổ sung", "• Giấy khai sinh");
    assertThat(mail.getContentType()).containsIgnoringCase("charset=UTF-8");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getFrom()[0].toString()).contains("khong-tra-loi@example.vn");
    awaitState("SENT");
    assertThat(mail.getMessageID()).isEqualTo("<" + id() + "@example.vn>");
  }

  @Test
  void aMailIsSentOnceTheServerIsBack() {
    planMail("thu.nghiem@example.vn", "");
    await().atMost(Duration.ofSeconds(20)).until(() -> tries() >= 1);
    assertThat(failureCode()).isEqualTo("mail-server-unreachable");
    server.start();
    assertThat(server.waitForIncomingEmail(8000, 1)).isTrue();
    awaitState("SENT");
    assertThat(tries()).isBetween(2, 4);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void mailsWaitWithoutATryWhileTheServerIsKnownToBeAway() {
    for (int i = 0; i < 60; i++) {
      planMail("thu" + i + "@example.vn", "");
    }
    // Whichever comes first after a rest is tried, mostly another one.
    await().atMost(Duration.ofSeconds(20)).until(() -> ours("tries > 0") > 2);
    assertThat(ours("tries = 0")).isGreaterThan(30);
    server.start();
    await().atMost(Duration.ofSeconds(30)).until(() -> ours("state = 'SENT'") == 60);
    assertThat(server.getReceivedMessages()).hasSize(60);
  }

  @Test
  void whatCannotBeSentIsGivenUpAndStaysVisible() {
    transaction.executeWithoutResult(
        status -> {
          planMail("thu.nghiem@example.vn", "");
          jdbc.sql(
                  """
                  UPDATE notification.message SET planned_at = planned_at - interval '25 hours' WHERE dossier_code = :code
                  """)
              .param("code", dossier)
              .update();
        });
    awaitState("FAILED");
    assertThat(tries()).isEqualTo(4);
    assertThat(failed.newest(10))
        .filteredOn(one -> dossier.equals(one.dossierCode()))
        .singleElement()
        .satisfies(one -> assertThat(one.failureCode()).isEqualTo("mail-server-unreachable"));
    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) FROM audit.entry WHERE act = 'message-given-up' AND subject = 'message/' || :id
                    """)
                .param("id", id())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    await().atMost(Duration.ofSeconds(20)).until(() -> jobs() == 0);
  }

  @Test
  void anAddressThatCannotBeIsNotTriedAgain() {
    server.start();
    planMail("khong phai dia chi", "");
    awaitState("FAILED");
    assertThat(tries()).isEqualTo(1);
    assertThat(failureCode()).isEqualTo("address-malformed");
  }

  @Test
  void twoNodesSendEachMailOnce() {
    server.start();
    Scheduler second =
        Scheduler.create(dataSource, List.of(sendMessageTask))
            .tableName("platform.scheduled_tasks")
            .pollUsingLockAndFetch(0.5, 1.0)
            .addExecutionInterceptor(
                (job, context, chain) -> Viewer.asTheHouse(() -> chain.proceed(job, context)))
            .pollingInterval(Duration.ofMillis(50))
            .build();
    second.start();
    try {
      for (int i = 0; i < 40; i++) {
        planMail("thu" + i + "@example.vn", "");
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> states("PLANNED") == 0 && jobs() == 0);
    } finally {
      second.stop();
    }
    assertThat(
            Arrays.stream(server.getReceivedMessages())
                .map(SendByMailServerTest::messageId)
                .distinct())
        .hasSize(40);
    assertThat(server.getReceivedMessages()).hasSize(40);
  }

  private void planMail(String address, String detail) {
    transaction.executeWithoutResult(
        status ->
            plan.plan(
                "H26.THU",
                MessageKind.SUPPLEMENT_REQUESTED,
                Medium.EMAIL,
                address,
                MessageFacts.ofDossier(dossier, detail),
                dossier));
  }

  private void awaitState(String state) {
    await().atMost(Duration.ofSeconds(30)).until(() -> state.equals(column("state")));
  }

  private int tries() {
    return Integer.parseInt(column("tries::text"));
  }

  private String id() {
    return column("id::text");
  }

  private String failureCode() {
    return column("COALESCE(failure_code, '')");
  }

  private String column(String expression) {
    return jdbc.sql(
            "SELECT " + expression + " FROM notification.message WHERE dossier_code = :code")
        .param("code", dossier)
        .query(String.class)
        .single();
  }

  private int ours(String condition) {
    return jdbc.sql(
            "SELECT count(*) FROM notification.message WHERE dossier_code = :code AND " + condition)
        .param("code", dossier)
        .query(Integer.class)
        .single();
  }

  private int states(String state) {
    return jdbc.sql("SELECT count(*) FROM notification.message WHERE state = :state")
        .param("state", state)
        .query(Integer.class)
        .single();
  }

  private int jobs() {
    return jdbc.sql("SELECT count(*) FROM platform.scheduled_tasks WHERE task_name = :name")
        .param("name", SendMessage.TASK)
        .query(Integer.class)
        .single();
  }

  private static String messageId(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
