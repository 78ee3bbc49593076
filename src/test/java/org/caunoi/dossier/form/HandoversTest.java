package org.caunoi.dossier.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.IssueResult;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.RequestSupplement;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.dossier.StopDossier;
import org.caunoi.dossier.TakeBackApproval;
import org.caunoi.dossier.WithdrawOnPaper;
import org.caunoi.dossier.form.Handover.Kind;
import org.caunoi.network.Authorities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The control slip: one row each time a dossier goes from hand to hand. */
@IntegrationTest
class HandoversTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private AssignDossier assigning;
  @Autowired private RequestSupplement asking;
  @Autowired private WithdrawOnPaper withdrawing;
  @Autowired private StopDossier stopping;
  @Autowired private ReadDossier reading;
  @Autowired private TakeBackApproval retaking;
  @Autowired private IssueResult issuing;
  @Autowired private Authorities authorities;
  @Autowired private Handovers handovers;
  @Autowired private Receipts receipts;
  @Autowired private ReceiveHandover receiving;
  @Autowired private PrintControlSlip slips;
  @Autowired private ReadForms forms;
  @Autowired private JdbcClient jdbc;

  @Test
  void everyHandIsOnTheSlipInOrder() {
    String code = walk.filing().file().code();
    Dossier issued = walk.issue(code);
    List<Handover> rows = handovers.list(issued);
    assertThat(rows).extracting(Handover::no).containsExactly(1, 2, 3, 4);
    assertThat(rows.get(0).giver().kind()).isEqualTo(Kind.SUBMITTER);
    assertThat(rows.get(0).result()).isNull();
    assertThat(rows.get(1).giver()).isEqualTo(rows.get(0).receiver());
    assertThat(rows.get(2).giver()).isEqualTo(rows.get(1).receiver());
    assertThat(rows.get(2).receiver().name()).as("the signer").isEqualTo(rows.get(2).byName());
    assertThat(rows.get(3).giver()).isEqualTo(rows.get(2).receiver());
    assertThat(rows.get(3).receiver().kind()).isEqualTo(Kind.RETURN_DESK);
    assertThat(rows.get(3).receiver().unit()).isEqualTo(authorities.get(issued.unit()).name());
    assertThat(rows.get(1).heldSince()).isEqualTo(rows.get(0).handedAt());
    assertThat(rows.subList(1, 4))
        .allSatisfy(row -> assertThat(row.result()).isNotNull().isNotEqualTo(Timeliness.LATE));
  }

  @Test
  void whoActsOnWhatAnotherHoldsTakesItAndGivesItBackWithTheApproval() {
    String code = walk.filing().file().code();
    Dossier processed = walk.process(code);
    String unit = authorities.get(processed.unit()).name();
    SignedIn signer = people.officer(Role.SIGNER, processed.unit());
    walk.approve(signer, code);
    Handover taken = handovers.list(walkFacts(code)).getLast();
    assertThat(taken.giver().id()).isEqualTo(processed.progress().assigneeId());
    assertThat(taken.giver().unit()).as("of the whole city").isNull();
    assertThat(taken.receiver().id()).isEqualTo(signer.accountId());
    assertThat(taken.receiver().unit()).isEqualTo(unit);
    assertThat(taken.result()).isNotNull().isNotEqualTo(Timeliness.LATE);
    retaking.takeBack(signer, code, null, "Xem lại thử");
    Handover back = handovers.list(walkFacts(code)).getLast();
    assertThat(back.giver()).isEqualTo(taken.receiver());
    assertThat(back.receiver().id()).isEqualTo(processed.progress().assigneeId());
    SignedIn other = people.officer(Role.SIGNER, null);
    walk.approve(signer, code);
    issuing.issue(other, code, null, "02/TLKS-TN", walk.document(processed.unit()));
    List<Handover> rows = handovers.list(walkFacts(code));
    assertThat(rows).extracting(Handover::no).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(rows.get(5).giver().id()).isEqualTo(signer.accountId());
    assertThat(rows.get(5).receiver().id()).isEqualTo(other.accountId());
    assertThat(rows.get(6).giver()).isEqualTo(rows.get(5).receiver());
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
  void aLateStepIsLateThoughThePromiseIsKept() {
    String code = walk.filing().file().code();
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, null);
    Dossier accepted = walk.accept(intake, code);
    Instant limit = Instant.parse("2026-01-05T03:00:00Z");
    end(accepted, "ASSIGN", limit);
    SignedIn specialist = people.officer(Role.SPECIALIST, null);
    Dossier assigned = assigning.assign(intake, code, null, specialist.accountId(), null);
    Handover row = handovers.list(walkFacts(code)).getLast();
    assertThat(assigned.progress().appointmentAt()).isAfter(row.handedAt());
    assertThat(row.dueAt()).isEqualTo(limit);
    assertThat(
            jdbc.sql("SELECT promise FROM dossier.handover WHERE dossier_id = :id AND no = 2")
                .param("id", accepted.filing().id())
                .query(OffsetDateTime.class)
                .single()
                .toInstant())
        .isEqualTo(accepted.progress().appointmentAt());
    assertThat(row.result()).isEqualTo(Timeliness.LATE);
  }

  @Test
  void eachHandIsMeasuredByItsOwnStep() {
    String code = walk.filing().file().code();
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, null);
    Dossier accepted = walk.accept(code);
    end(accepted, "ASSIGN", Instant.parse("2027-01-04T03:00:00Z"));
    end(accepted, "REVIEW", Instant.parse("2026-01-06T03:00:00Z"));
    SignedIn specialist = people.officer(Role.SPECIALIST, null);
    SignedIn signer = people.officer(Role.SIGNER, null);
    assigning.assign(intake, code, null, specialist.accountId(), null);
    assigning.assign(specialist, code, null, signer.accountId(), null);
    assigning.assign(signer, code, null, specialist.accountId(), "Xem lại thử");
    List<Handover> rows = handovers.list(walkFacts(code));
    assertThat(rows)
        .extracting(Handover::dueAt)
        .containsExactly(
            null,
            Instant.parse("2027-01-04T03:00:00Z"),
            Instant.parse("2026-01-06T03:00:00Z"),
            accepted.progress().appointmentAt());
    assertThat(rows.get(2).result()).isEqualTo(Timeliness.LATE);
    assertThat(rows.get(3).result()).isNotEqualTo(Timeliness.LATE);
  }

  @Test
  void nobodyIsLateWhilePapersAreAwaited() {
    String code = walk.filing().file().code();
    Dossier processed = walk.process(code);
    end(processed, "REVIEW", Instant.parse("2026-01-06T03:00:00Z"));
    asking.request(
        people.officer(Role.SPECIALIST, null),
        code,
        null,
        List.of(new Reason("form", "Thiếu chữ ký thử")));
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, null);
    UUID paper = walk.document(processed.filing().authority());
    withdrawing.request(intake, code, null, "Xin rút thử", paper);
    stopping.stop(intake, code, null, null, "Dừng thử");
    Handover row = handovers.list(walkFacts(code)).getLast();
    assertThat(row.receiver().kind()).isEqualTo(Kind.SUBMITTER);
    assertThat(row.dueAt()).isNull();
    assertThat(row.result()).isNull();
  }

  @Test
  void theReceiverSaysThatTheyHaveIt() {
    Dossier accepted = walk.accept(walk.filing().file().code());
    String code = accepted.code();
    SignedIn lead = people.officer(Role.SIGNER, accepted.unit());
    SignedIn specialist = people.officer(Role.SPECIALIST, accepted.unit());
    Dossier assigned = assigning.assign(lead, code, null, specialist.accountId(), null);
    assertThat(last(assigned).awaited()).isTrue();
    assertThat(receipts.list(assigned).getFirst().awaited()).isFalse();
    String page = "/dossiers/" + code;
    String act = page + "/hand-over-receipts";
    Web other = people.signIn(lead);
    assertThat(other.get(page).body()).contains("Chưa nhận").doesNotContain(act);
    Map<String, String> seen = Map.of("no", "2", "version", "3");
    assertThat(other.form(act, seen).body()).contains("không chờ anh chị nhận");
    Web receiver = people.signIn(specialist);
    assertThat(receiver.get("/dossiers?queue=mine").body()).contains(code, "Chưa nhận");
    assertThat(receiver.get(page).body()).contains(act, "Tôi đã nhận hồ sơ này");
    assertThat(receiver.form(act, Map.of("no", "1", "version", "3")).statusCode()).isEqualTo(409);
    assertThat(receiver.form(act, Map.of("no", "x", "version", "3")).statusCode()).isEqualTo(422);
    assertThat(receiver.form(act, seen).statusCode()).isEqualTo(302);
    assertThat(receiver.post("/api/v1" + act, "{\"no\": 2}").body())
        .contains("\"confirmed\":true", specialist.displayName());
    assertThat(receiver.get("/api/v1" + page + "/hand-overs").body()).contains("receivedAt\":\"20");
    assertThat(receiver.get(page).body()).contains("Bên nhận đã nhận hồ sơ").doesNotContain(act);
    assertThat(last(assigned).by()).isEqualTo(specialist.displayName());
    assertThat(receiver.form(page + "/control-slips", Map.of("version", "3")).statusCode())
        .isEqualTo(302);
    assertThat(audited(code)).containsExactly("{\"no\": 2, \"confirmed\": true}");
    assertThatThrownBy(() -> jdbc.sql("DELETE FROM dossier.handover_receipt").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void whoActsOnADossierHasIt() {
    Dossier accepted = walk.accept(walk.filing().file().code());
    String code = accepted.code();
    SignedIn lead = people.officer(Role.SIGNER, accepted.unit());
    SignedIn specialist = people.officer(Role.SPECIALIST, accepted.unit());
    assigning.assign(lead, code, null, specialist.accountId(), null);
    Dossier atLead = assigning.assign(specialist, code, null, lead.accountId(), null);
    assertThat(receipts.list(atLead))
        .extracting(Receipt::by)
        .containsExactly(null, specialist.displayName(), null);
    assertThat(receipts.list(atLead).get(1).confirmed()).isFalse();
    Dossier back = assigning.assign(lead, code, null, lead.accountId(), null);
    assertThat(last(back).awaited()).isFalse();
    assertThat(receipts.awaited(List.of(back.filing().authority()), List.of(back.filing().id())))
        .isEmpty();
    assertThat(audited(code)).hasSize(2).allMatch(row -> row.contains("false"));
  }

  @Test
  void twoOfficersOfOneNameAreTwoPeople() throws IOException {
    Dossier accepted = walk.accept(walk.filing().file().code());
    String code = accepted.code();
    SignedIn specialist = people.officer(Role.SPECIALIST, accepted.unit());
    SignedIn lead = named(specialist.displayName(), people.officer(Role.SIGNER, accepted.unit()));
    SignedIn third =
        named(specialist.displayName(), people.officer(Role.SPECIALIST, accepted.unit()));
    Dossier assigned = assigning.assign(lead, code, null, specialist.accountId(), null);
    assertThat(last(assigned).awaited()).isTrue();
    assertThat(slip(lead, code)).contains("Chưa nhận");
    assertThat(receiving.receive(specialist, code, null).confirmed()).isTrue();
    assertThatThrownBy(() -> receiving.receive(third, code, null)).hasMessage("nothing-to-receive");
    assertThat(receiving.receive(specialist, code, null).byId()).isEqualTo(specialist.accountId());
    assertThat(slip(lead, code)).doesNotContain("Chưa nhận");
  }

  private String slip(SignedIn who, String code) throws IOException {
    try (InputStream pdf = forms.open(who, code, slips.print(who, code).id()).content()) {
      return Pdfs.text(pdf.readAllBytes()).replaceAll("\\s+", " ");
    }
  }

  private static SignedIn named(String name, SignedIn who) {
    return new SignedIn(
        who.accountId(),
        who.username(),
        name,
        who.badge(),
        who.roles(),
        who.scopes(),
        who.pointId(),
        who.authority());
  }

  private Receipt last(Dossier dossier) {
    return receipts.list(dossier).getLast();
  }

  private List<String> audited(String code) {
    return jdbc.sql(
            """
            SELECT details FROM audit.entry
            WHERE subject = :subject AND act = 'dossier-handover-received' ORDER BY at
            """)
        .param("subject", "dossier/" + code)
        .query((rs, n) -> rs.getString(1))
        .list();
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

  private void end(Dossier dossier, String step, Instant due) {
    jdbc.sql(
            "UPDATE dossier.step_time SET due_at = :due, promise = GREATEST(promise, :due) WHERE"
                + " dossier_id = :id AND step = :step")
        .param("due", due.atOffset(ZoneOffset.UTC))
        .param("id", dossier.filing().id())
        .param("step", step)
        .update();
  }

  private Dossier walkFacts(String code) {
    return reading.facts(people.officer(Role.INSPECTOR, null), code);
  }
}
