package org.caunoi.dossier.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.form.Handover.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The control slip: one row each time a dossier goes from hand to hand. */
@IntegrationTest
class HandoversTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private AssignDossier assigning;
  @Autowired private ReadDossier reading;
  @Autowired private Handovers handovers;
  @Autowired private JdbcClient jdbc;

  @Test
  void everyHandIsOnTheSlipInOrder() {
    String code = walk.filing().file().code();
    Dossier issued = walk.issue(code);
    List<Handover> rows = handovers.list(issued);
    assertThat(rows).extracting(Handover::no).containsExactly(1, 2, 3);
    assertThat(rows.get(0).giver().kind()).isEqualTo(Kind.SUBMITTER);
    assertThat(rows.get(0).result()).isNull();
    assertThat(rows.get(1).giver()).isEqualTo(rows.get(0).receiver());
    assertThat(rows.get(2).giver()).isEqualTo(rows.get(1).receiver());
    assertThat(rows.get(2).receiver().kind()).isEqualTo(Kind.RETURN_DESK);
    assertThat(rows.get(1).heldSince()).isEqualTo(rows.get(0).handedAt());
    assertThat(rows.subList(1, 3))
        .allSatisfy(row -> assertThat(row.result()).isNotNull().isNotEqualTo(Timeliness.LATE));
  }

  @Test
  void somebodyWhoIsAbsentStaysTheGiver() {
    String code = walk.filing().file().code();
    walk.process(code);
    String absent = handovers.list(walkFacts(code)).getLast().receiver().name();
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    SignedIn other = people.officer(Role.SPECIALIST, null);
    assigning.assign(centre, code, null, other.accountId(), "Anh ấy nghỉ ốm");
    Handover row = handovers.list(walkFacts(code)).getLast();
    assertThat(row.giver().name()).isEqualTo(absent);
    assertThat(row.byName()).isEqualTo(centre.displayName());
    assertThat(row.receiver().id()).isEqualTo(other.accountId());
  }

  @Test
  void aStepThatEndsBehindThePromiseIsLate() {
    String code = walk.filing().file().code();
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, null);
    Dossier accepted = walk.accept(intake, code);
    jdbc.sql("UPDATE dossier.dossier SET appointment_at = :past WHERE id = :id")
        .param("past", Instant.parse("2026-01-05T03:00:00Z").atOffset(ZoneOffset.UTC))
        .param("id", accepted.filing().id())
        .update();
    SignedIn specialist = people.officer(Role.SPECIALIST, null);
    assigning.assign(intake, code, null, specialist.accountId(), null);
    assertThat(handovers.list(walkFacts(code)).getLast().result()).isEqualTo(Timeliness.LATE);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T08:00:00Z, 2026-11-24T09:00:00Z, EARLY",
    "2026-11-25T08:00:00Z, 2026-11-24T17:30:00Z, ON_TIME",
    "2026-11-25T08:00:00Z, 2026-11-25T08:00:00Z, ON_TIME",
    "2026-11-25T08:00:00Z, 2026-11-25T08:00:01Z, LATE",
    "2026-12-31T17:30:00Z, 2026-12-31T16:59:59Z, EARLY"
  })
  void theLastDayIsADayOfVietnam(Instant due, Instant handed, Timeliness result) {
    assertThat(Timeliness.of(due, handed)).isEqualTo(result);
    assertThat(Timeliness.of(null, handed)).isNull();
  }

  private Dossier walkFacts(String code) {
    return reading.facts(people.officer(Role.INSPECTOR, null), code);
  }
}
