package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Accounts;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.dossier.TroubledDossiers.Bounds;
import org.caunoi.dossier.form.Handovers;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody is away or gone; no dossier is left without a keeper. */
@IntegrationTest
class AbsenceTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private Accounts accounts;
  @Autowired private AssignDossier assigning;
  @Autowired private RequestSupplement asking;
  @Autowired private MarkComponent marking;
  @Autowired private Dossiers dossiers;
  @Autowired private Handovers handovers;
  @Autowired private HandOnForAbsence absenceJob;
  @Autowired private TroubledDossiers troubled;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private String unit;
  private SignedIn away;
  private SignedIn deputy;
  private SignedIn lead;
  private Web web;

  @BeforeEach
  void aUnit() {
    unit = walk.authority();
    away = people.officer(Role.SPECIALIST, unit);
    deputy = people.officer(Role.SPECIALIST, unit);
    lead = people.officer(Role.SIGNER, unit);
    web = people.signIn(lead);
    web.get("/absences");
  }

  @Test
  void newWorkGoesToTheDeputyWhileSomebodyIsAway() {
    assertThat(mark(today(), today().plusDays(3)).statusCode()).isEqualTo(302);
    Dossier dossier = accepted();
    assigning.assign(lead, dossier.code(), null, away.accountId(), null);
    assertThat(holder(dossier)).isEqualTo(deputy.accountId());
    assertThat(audit("dossier/" + dossier.code(), "dossier-assigned"))
        .contains(away.accountId().toString());
    assertThat(web.get("/absences").body()).contains(deputy.displayName() + " làm thay");

    assertThat(web.form(at("/ends"), Map.of()).statusCode()).isEqualTo(302);
    Dossier later = accepted();
    assigning.assign(lead, later.code(), null, away.accountId(), null);
    assertThat(holder(later)).isEqualTo(away.accountId());
    assertThat(web.form(at("/ends"), Map.of()).statusCode()).isEqualTo(409);
  }

  @Test
  void anAbsenceToComeChangesNothingYet() {
    mark(today().plusDays(2), today().plusDays(3));
    Dossier dossier = accepted();
    assigning.assign(lead, dossier.code(), null, away.accountId(), null);
    assertThat(holder(dossier)).isEqualTo(away.accountId());
  }

  @Test
  void allThatIsInHandGoesInOnePressWithARowOnEachSlip() {
    Dossier one = held();
    Dossier two = held();
    asking.request(away, two.code(), null, List.of(new Reason("form", "Thiếu thử")));
    assertThat(web.get("/absences/" + away.accountId()).body())
        .contains("Đang giữ 2 hồ sơ", deputy.displayName());
    HttpResponse<String> answer =
        web.form(
            at("/hand-ons"),
            Map.of("receiver", deputy.accountId().toString(), "why", "Nghỉ ốm thử"));
    assertThat(answer.statusCode()).isEqualTo(302);
    for (Dossier dossier : List.of(one, two)) {
      Dossier now = dossiers.find(dossier.code()).orElseThrow();
      assertThat(now.progress().assigneeId()).isEqualTo(deputy.accountId());
      var row = handovers.list(now).getLast();
      assertThat(row.giver().id()).isEqualTo(away.accountId());
      assertThat(row.receiver().id()).isEqualTo(deputy.accountId());
      assertThat(row.byName()).isEqualTo(lead.displayName());
    }
    assertThat(dossiers.find(two.code()).orElseThrow().state())
        .isEqualTo(DossierState.SUPPLEMENT_REQUESTED);
    assertThat(web.form(at("/hand-ons"), Map.of("receiver", deputy.accountId().toString())).body())
        .contains("không giữ hồ sơ nào");
  }

  @Test
  void whatIsInHandGoesToTheDeputyByItselfOnTheFirstDay() {
    Dossier dossier = held();
    mark(today().plusDays(1), today().plusDays(2));
    absenceJob.handOn();
    assertThat(holder(dossier)).isEqualTo(away.accountId());
    mark(today(), today().plusDays(2));
    setActive(deputy, false);
    absenceJob.handOn();
    assertThat(holder(dossier)).isEqualTo(away.accountId());
    assertThat(troubles(Trouble.OWNER_AWAY)).contains(dossier.code());
    SignedIn free = people.officer(Role.SPECIALIST, unit);
    Web centre = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    assertThat(centre.get("/centre/owner-away?authority=" + unit).body())
        .contains("action=\"/dossiers/" + dossier.code() + "/assignments\"", free.displayName());
    setActive(deputy, true);
    absenceJob.handOn();
    assertThat(holder(dossier)).isEqualTo(deputy.accountId());
    assertThat(troubles(Trouble.OWNER_AWAY)).doesNotContain(dossier.code());
    var row = handovers.list(dossiers.find(dossier.code()).orElseThrow()).getLast();
    assertThat(row.giver().id()).isEqualTo(away.accountId());
    assertThat(row.byName()).isEqualTo("Cầu Nối");
  }

  private void setActive(SignedIn who, boolean active) {
    jdbc.sql("UPDATE access.account SET active = :active WHERE id = :id")
        .param("active", active)
        .param("id", who.accountId())
        .update();
  }

  private List<String> troubles(Trouble trouble) {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    Bounds bounds =
        new Bounds(
            clock.instant(),
            clock.instant(),
            clock.instant(),
            List.of(),
            List.of(away.accountId()));
    return troubled.list(centre, bounds, trouble, unit, null, 1000).items().stream()
        .map(TroubledDossiers.Row::code)
        .toList();
  }

  @Test
  void anAccountWithDossiersInHandEndsOnlyTogetherWithTheHandOver() {
    Dossier dossier = held();
    Web admin = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    admin.get("/people");
    HttpResponse<String> refused =
        admin.form("/people/" + away.accountId() + "/suspensions", Map.of());
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("còn giữ 1 hồ sơ chưa xong", "Có thể giao cho");
    assertThat(accounts.find(away.accountId()).orElseThrow().active()).isTrue();

    Map<String, String> to = Map.of("receiver", deputy.accountId().toString());
    assertThat(web.form(at("/account-ends"), to).statusCode()).isEqualTo(403);
    assertThat(admin.form(at("/account-ends"), to).statusCode()).isEqualTo(302);
    assertThat(accounts.find(away.accountId()).orElseThrow().active()).isFalse();
    assertThat(holder(dossier)).isEqualTo(deputy.accountId());
  }

  @Test
  void whereTheAccountCannotEndTheDossiersStay() {
    SignedIn self = people.officer(Role.ADMINISTRATOR, null);
    jdbc.sql("INSERT INTO access.account_role (account_id, role) VALUES (:id, 'SPECIALIST')")
        .param("id", self.accountId())
        .update();
    SignedIn other = people.officer(Role.SPECIALIST, null);
    Dossier dossier = accepted();
    assigning.assign(lead, dossier.code(), null, self.accountId(), null);
    Web admin = people.signIn(self);
    admin.get("/absences");
    HttpResponse<String> answer =
        admin.form(
            "/absences/" + self.accountId() + "/account-ends",
            Map.of("receiver", other.accountId().toString()));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(holder(dossier)).isEqualTo(self.accountId());
  }

  @Test
  void aLeadLooksAfterTheOwnUnitOnly() {
    SignedIn foreign = people.officer(Role.SPECIALIST, walk.authorityOf("00004"));
    assertThat(web.get("/absences").body()).doesNotContain(foreign.displayName());
    assertThat(web.get("/absences/" + foreign.accountId()).statusCode()).isEqualTo(404);
    String body =
        "{\"deputy\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}"
            .formatted(deputy.accountId(), today(), today());
    String path = "/api/v1/people/" + foreign.accountId();
    assertThat(web.post(path + "/absences", body).statusCode()).isEqualTo(404);
    assertThat(
            web.post(path + "/hand-ons", "{\"to\": \"%s\"}".formatted(deputy.accountId()))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoeverIsRemovedInTheMiddleOfAReviewLosesNothingForTheNext() {
    Dossier dossier = held();
    Web officer = people.signIn(away);
    String page = "/dossiers/" + dossier.code();
    assertThat(officer.get(page).statusCode()).isEqualTo(200);
    marking.mark(away, dossier.code(), "form", false, "Thiếu chữ ký.");
    Web admin = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    admin.get("/people");
    admin.form(at("/account-ends"), Map.of("receiver", deputy.accountId().toString()));

    HttpResponse<String> late =
        officer.form(
            page + "/supplement-requests", Map.of("version", "3", "reason-form", "Thiếu chữ ký."));
    assertThat(late.statusCode()).isEqualTo(302);
    assertThat(late.headers().firstValue("Location").orElse("")).contains("/sign-in");
    Dossier kept = dossiers.find(dossier.code()).orElseThrow();
    assertThat(kept.state()).isEqualTo(DossierState.PROCESSING);
    assertThat(kept.progress().assigneeId()).isEqualTo(deputy.accountId());
    assertThat(people.signIn(deputy).get(page).body()).contains("Thiếu chữ ký.");
  }

  @Test
  void whatMakesNoSenseIsSaidBesideItsField() {
    assertThat(mark(today(), today().minusDays(1)).statusCode()).isEqualTo(422);
    assertThat(mark(today().minusDays(9), today().minusDays(8)).body()).contains("đã qua");
    assertThat(web.form(at(""), Map.of("from", "32/13/2026", "to", "x")).statusCode())
        .isEqualTo(422);
    String path = "/api/v1/people/" + away.accountId() + "/absences";
    String body = "{\"deputy\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}";
    assertThat(web.post(path, body.formatted(lead.accountId(), today(), today())).body())
        .contains("deputy-unsuitable");
    assertThat(web.post(path, body.formatted(UUID.randomUUID(), today(), today())).body())
        .contains("deputy-unsuitable");
    assertThat(web.post(path, body.formatted(deputy.accountId(), today(), today())).statusCode())
        .isEqualTo(204);
    String other = "/api/v1/people/" + deputy.accountId() + "/absences";
    assertThat(web.post(other, body.formatted(away.accountId(), today(), today())).statusCode())
        .isIn(409, 422);
  }

  private Dossier accepted() {
    return walk.accept(walk.filing().file().code());
  }

  private Dossier held() {
    Dossier dossier = accepted();
    return assigning.assign(away, dossier.code(), null, away.accountId(), null);
  }

  private HttpResponse<String> mark(LocalDate from, LocalDate to) {
    return web.form(
        at(""),
        Map.of("deputy", deputy.accountId().toString(), "from", written(from), "to", written(to)));
  }

  private String at(String what) {
    return "/absences/" + away.accountId() + what;
  }

  private @org.jspecify.annotations.Nullable UUID holder(Dossier dossier) {
    return dossiers.find(dossier.code()).orElseThrow().progress().assigneeId();
  }

  private String audit(String subject, String act) {
    return jdbc.sql("SELECT CAST(details AS text) FROM audit.entry WHERE subject = :s AND act = :a")
        .param("s", subject)
        .param("a", act)
        .query((rs, n) -> rs.getString(1))
        .single();
  }

  private LocalDate today() {
    return VietnamTime.day(clock.instant());
  }

  private static String written(LocalDate day) {
    return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }
}
