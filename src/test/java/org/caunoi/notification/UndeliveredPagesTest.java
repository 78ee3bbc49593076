package org.caunoi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages that reached nobody are seen by those who can help, without the address. */
@IntegrationTest
class UndeliveredPagesTest {

  private static final String ADDRESS = "thu.nghiem@example.vn";

  @Autowired private People people;
  @Autowired private Messages messages;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private final UUID id = UUID.randomUUID();
  private final String dossier = "THU-" + id;

  @Test
  void theCentreSeesWhatWasGivenUpAndOnePressSendsItAgain() {
    givenUp(MessageKind.ISSUED);
    Web centre = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    assertThat(centre.get("/undelivered-messages").body())
        .contains(
            "Có kết quả",
            "t•••@example.vn",
            "href=\"/dossiers/" + dossier + "\"",
            "Máy chủ thư chưa nhận thư này",
            "/undelivered-messages/" + id + "/replays")
        .doesNotContain(ADDRESS);
    String again = "/undelivered-messages/" + id + "/replays";
    assertThat(centre.form(again, Map.of()).statusCode()).isEqualTo(302);
    await().atMost(Duration.ofSeconds(30)).until(() -> state().equals("SENT"));
    assertThat(centre.get("/undelivered-messages").body()).doesNotContain(dossier);
    assertThat(
            jdbc.sql(
                    "SELECT count(*) FROM audit.entry WHERE act = 'message-sent-again' AND subject"
                        + " = :subject")
                .param("subject", "message/" + id)
                .query(Integer.class)
                .single())
        .isOne();
    assertThat(centre.form(again, Map.of()).statusCode()).as("once").isEqualTo(404);
  }

  @Test
  void aCodeIsNotSentAgain() {
    givenUp(MessageKind.CONFIRMATION_CODE);
    Web centre = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    assertThat(centre.get("/undelivered-messages").body())
        .contains("Mã đồng ý nộp", dossier)
        .doesNotContain(id.toString() + "/replays");
    assertThat(centre.form("/undelivered-messages/" + id + "/replays", Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(state()).isEqualTo("FAILED");
  }

  @Test
  void anAdministratorSeesTheMessageWithoutAWayIntoTheDossier() {
    givenUp(MessageKind.ISSUED);
    assertThat(
            people
                .signIn(people.officer(Role.ADMINISTRATOR, null))
                .get("/undelivered-messages")
                .body())
        .contains(dossier)
        .doesNotContain("/dossiers/" + dossier);
  }

  @Test
  void whereNothingIsStuckThePageSaysSo() {
    jdbc.sql("UPDATE notification.message SET state = 'SENT' WHERE state = 'FAILED'").update();
    assertThat(
            people
                .signIn(people.officer(Role.CENTRE_CONTROL, null))
                .get("/undelivered-messages")
                .body())
        .contains("Không có tin nào bị kẹt");
  }

  private void givenUp(MessageKind kind) {
    Outgoing message =
        new Outgoing("H26.THU", id, Medium.EMAIL, ADDRESS, "Thử nghiệm", "Thử nghiệm");
    transaction.executeWithoutResult(
        status -> {
          messages.add(message, kind, dossier, clock.instant(), SendMessage.job(message));
          messages.notSent(message, "mail-not-taken", true);
          jdbc.sql("DELETE FROM platform.scheduled_tasks WHERE task_instance = :job")
              .param("job", SendMessage.job(message).getId())
              .update();
        });
  }

  private String state() {
    return jdbc.sql("SELECT state FROM notification.message WHERE id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }
}
