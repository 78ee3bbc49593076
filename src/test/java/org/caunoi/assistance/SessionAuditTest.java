package org.caunoi.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an investigator can still find out about a session. */
@IntegrationTest
class SessionAuditTest {

  @Autowired Counter counter;
  @Autowired PrintSlip print;
  @Autowired JdbcClient jdbc;

  private SignedIn clerk;

  @BeforeEach
  void aClerkOpensTheShift() {
    clerk = counter.clerk("HN-0001");
  }

  @Test
  void everyActHasItsAuditRow() {
    UUID id = counter.confirmed(clerk);
    assertThat(entries(id))
        .extracting(Entry::act)
        .contains("session-opened", "session-agreed", "session-code-sent", "session-confirmed");
  }

  @Test
  void eachSaveTellsWhoChangedWhichFieldsAndNeverToWhat() {
    UUID id = counter.filled(clerk);
    SignedIn colleague = counter.clerk("HN-0001");
    counter.save.save(
        colleague, id, Map.of("registryPlace", "Xã Thử", "phone", "0900000002", "unknown", "x"));
    assertThat(saves(id))
        .containsExactly(
            new Entry("session-draft-saved", clerk.username(), "{\"fields\": [\"phone\"]}"),
            new Entry(
                "session-draft-saved",
                colleague.username(),
                "{\"fields\": [\"phone\", \"registryPlace\"]}"));
  }

  @Test
  void aSaveThatChangesNothingIsNoAct() {
    UUID id = counter.filled(clerk);
    counter.save.save(clerk, id, Map.of("phone", "0900000001"));
    assertThat(saves(id)).hasSize(1);
  }

  @Test
  void aSaveThatTakesBackTheSummaryLeavesOneRowToo() {
    UUID id = counter.shown(clerk);
    counter.save.save(clerk, id, Map.of("registryPlace", "Xã Thử"));
    assertThat(saves(id))
        .extracting(Entry::details)
        .containsExactly("{\"fields\": [\"phone\"]}", "{\"fields\": [\"registryPlace\"]}");
  }

  @Test
  void everyPrintOfTheSlipIsCountedAndTold() {
    UUID id = counter.confirmed(clerk);
    assertThatThrownBy(() -> print.print(clerk, id, "a5"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("slip-not-found"));
    counter.submit.submit(clerk, id, null);
    assertThat(print.print(clerk, id, "a5").isReprint()).isFalse();
    counter.end.end(clerk, id, Outcome.ABANDONED);
    SignedIn colleague = counter.clerk("HN-0001");
    assertThat(print.print(colleague, id, "80mm").reprint()).isEqualTo(1);
    assertThat(entries(id))
        .filteredOn(entry -> entry.act().equals("session-slip-printed"))
        .containsExactly(
            new Entry(
                "session-slip-printed", clerk.username(), "{\"paper\": \"a5\", \"reprint\": 0}"),
            new Entry(
                "session-slip-printed",
                colleague.username(),
                "{\"paper\": \"80mm\", \"reprint\": 1}"));
  }

  private List<Entry> saves(UUID id) {
    return entries(id).stream().filter(entry -> entry.act().equals("session-draft-saved")).toList();
  }

  private List<Entry> entries(UUID id) {
    return jdbc.sql(
            "SELECT act, actor, details FROM audit.entry WHERE subject = :subject ORDER BY at, id")
        .param("subject", "assistance-session/" + id)
        .query(
            (rs, n) ->
                new Entry(rs.getString("act"), rs.getString("actor"), rs.getString("details")))
        .list();
  }

  private record Entry(String act, String actor, String details) {}
}
