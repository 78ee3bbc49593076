package org.caunoi.dossier.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ExtendPromise;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An apology is ready before the promise is broken, and nobody hears it before a lead says so. */
@IntegrationTest
class ApologyTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private Clocks clocks;
  @Autowired private AssignDossier assigning;
  @Autowired private WorkingCalendars calendars;
  @Autowired private ExtendPromise extending;
  @Autowired private ReadDossier reading;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private SignedIn officer;
  private Dossier dossier;

  @BeforeEach
  void aDossierInTheOfficersHandsComesNear() {
    String code = walk.filing().file().code();
    Dossier accepted = walk.accept(code);
    officer = people.officer(Role.SPECIALIST, accepted.filing().authority());
    dossier = assigning.assign(officer, code, null, officer.accountId(), null);
    clocks.strike(dossier, ReminderKind.PROMISE_NEAR);
  }

  @Test
  void itIsOnTheOfficersPageWithReasonAndAWorkingDay() {
    Web web = people.signIn(officer);
    String page = web.get("/due-dossiers").body();
    assertThat(page).contains(dossier.code(), "Cơ quan cần thêm thời gian", day(3), "máy soạn");
    assertThat(page).doesNotContain("Xác nhận và gửi");
    assertThat(web.get("/dossiers").body()).contains("hồ sơ sắp trễ hoặc chậm");
    assertThat(forms()).isZero();
  }

  @Test
  void anotherOfficerDoesNotSeeItAndAForeignOneHearsThatThereIsNone() {
    SignedIn colleague = people.officer(Role.SPECIALIST, dossier.filing().authority());
    assertThat(people.signIn(colleague).get("/due-dossiers").body()).doesNotContain(dossier.code());
    SignedIn foreign = people.officer(Role.SIGNER, walk.authorityOf("00004"));
    Web web = people.signIn(foreign);
    assertThat(web.get("/due-dossiers").body()).doesNotContain(dossier.code());
    assertThat(confirm(web, 1).statusCode()).isEqualTo(404);
    assertThat(forms()).isZero();
  }

  @Test
  void theOfficerPutsItRightAndTheLeadConfirmsOnce() {
    Web web = people.signIn(officer);
    web.get("/due-dossiers");
    HttpResponse<String> saved = change(web, 1, "OTHER_AGENCY", "Chờ Công an phường.", day(4));
    assertThat(saved.statusCode()).isEqualTo(302);
    assertThat(web.get("/due-dossiers").body())
        .contains("Chờ Công an phường.", officer.displayName());
    assertThat(forms()).isZero();
    assertThat(confirm(web, 2).statusCode()).isEqualTo(403);

    Web lead = lead();
    assertThat(confirm(lead, 1).statusCode()).isEqualTo(409);
    assertThat(confirm(lead, 2).headers().firstValue("Location").orElse(""))
        .contains("notice=apology-sent");
    assertThat(forms()).isEqualTo(1);
    assertThat(messages()).isEqualTo(1);
    assertThat(confirm(lead, 2).statusCode()).isEqualTo(409);
    assertThat(forms()).isEqualTo(1);
    assertThat(lead.get("/dossiers/" + dossier.code()).body())
        .contains("Cơ quan còn chờ ý kiến của cơ quan khác. Chờ Công an phường.");
  }

  @Test
  void whatIsWrongIsSaidBesideItsFieldAndNothingIsStored() {
    Web web = people.signIn(officer);
    web.get("/due-dossiers");
    assertThat(change(web, 1, "BIA", "", day(4)).statusCode()).isEqualTo(422);
    assertThat(change(web, 1, "OTHER", " ", day(4)).statusCode()).isEqualTo(422);
    assertThat(change(web, 1, "MORE_TIME", "", "31/02/2027").statusCode()).isEqualTo(422);
    assertThat(change(web, 1, "MORE_TIME", "", day(0)).body()).contains("field-wrong");
    assertThat(change(web, 1, "MORE_TIME", "x".repeat(1001), day(4)).statusCode()).isEqualTo(422);
    assertThat(change(web, 7, "MORE_TIME", "", day(4)).statusCode()).isEqualTo(409);
    assertThat(web.form(at("apologies"), Map.of("edition", "một")).statusCode()).isEqualTo(422);
    assertThat(edition()).isEqualTo(1);
  }

  @Test
  void onceItsDayHasPassedTheHouseProposesOneAheadThatTheLeadCanConfirm() {
    LocalDate today = VietnamTime.day(clock.instant());
    promiseWas(10);
    assertThat(storedDay()).isBefore(today);
    String ahead = written(calendars.current().workingDayAfter(today, 3));
    Web lead = lead();
    assertThat(lead.get("/due-dossiers").body()).contains(ahead, "máy soạn");
    assertThat(confirm(lead, 1).headers().firstValue("Location").orElse(""))
        .contains("notice=apology-sent");
    assertThat(forms()).isEqualTo(1);
    assertThat(messages()).isEqualTo(1);
    assertThat(lead.get("/dossiers/" + dossier.code()).body()).contains(ahead);
  }

  /** What the house proposes moves on with the days; nobody promises what they did not read. */
  @Test
  void aPageLeftOpenOverMidnightDoesNotConfirmADayThatStandsNowhereOnIt() {
    LocalDate shown = calendars.current().workingDayAfter(VietnamTime.day(clock.instant()), 2);
    promiseWas(10);
    Web lead = lead();
    HttpResponse<String> late = confirm(lead, 1, written(shown));
    assertThat(late.statusCode()).isEqualTo(409);
    String now = written(calendars.current().workingDayAfter(VietnamTime.day(clock.instant()), 3));
    assertThat(late.body()).contains(now);
    String door = "/api/v1/dossiers/" + dossier.code() + "/apology-confirmations";
    assertThat(lead.post(door, "{\"edition\": 1, \"day\": \"%s\"}".formatted(shown)).body())
        .contains("apology-changed");
    assertThat(forms()).isZero();
    assertThat(confirm(lead, 1).headers().firstValue("Location").orElse(""))
        .contains("notice=apology-sent");
    assertThat(lead.get("/dossiers/" + dossier.code()).body()).contains(now);
  }

  @Test
  void noDayThatHasPassedIsPromised() {
    promiseWas(10);
    LocalDate yesterday = workingDayBefore(1);
    Web lead = lead();
    assertThat(change(lead, 1, "MORE_TIME", "", written(yesterday)).body())
        .contains("Ngày này đã qua");
    assertThat(edition()).isEqualTo(1);
    HttpResponse<String> byHand =
        lead.post(
            "/api/v1/dossiers/" + dossier.code() + "/extensions",
            "{\"day\": \"%s\", \"reason\": \"Thử\"}".formatted(yesterday));
    assertThat(byHand.statusCode()).isEqualTo(422);
    assertThat(byHand.body()).contains("day-passed", "/day");
    jdbc.sql("UPDATE dossier.prepared_apology SET edition = 2 WHERE dossier_id = :id")
        .param("id", dossier.filing().id())
        .update();
    HttpResponse<String> chosen = confirm(lead, 2);
    assertThat(chosen.statusCode()).isEqualTo(422);
    assertThat(chosen.body()).contains("Ngày này đã qua");
    assertThat(forms()).isZero();
    assertThat(messages()).isZero();
    assertThat(count("SELECT count(extended_to) FROM dossier.dossier WHERE id = :id")).isZero();
  }

  @Test
  void programsDoTheSame() {
    Web lead = lead();
    String listed = lead.get("/api/v1/due-dossiers").body();
    assertThat(listed).contains("\"PROMISE_NEAR\"", dossier.code(), "MORE_TIME");
    String path = "/api/v1/dossiers/" + dossier.code();
    byte[] body =
        "{\"edition\": 1, \"reason\": \"ABSENCE\", \"words\": null, \"day\": \"%s\"}"
            .formatted(calendars.current().workingDayAfter(VietnamTime.day(promise()), 2))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    HttpResponse<String> changed = lead.send("PUT", path + "/apology", "application/json", body);
    assertThat(Web.json(changed).path("edition").asInt()).isEqualTo(2);
    assertThat(lead.post(path + "/apology-confirmations", "{}").statusCode()).isEqualTo(422);
    assertThat(lead.post(path + "/apology-confirmations", "{\"edition\": 1}").statusCode())
        .isEqualTo(409);
    HttpResponse<String> done = lead.post(path + "/apology-confirmations", "{\"edition\": 2}");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(forms()).isEqualTo(1);
  }

  /** The clock struck when the promise came near; it passed so many working days ago. */
  private void promiseWas(int daysAgo) {
    clocks.promise(dossier, extending.endOf(workingDayBefore(daysAgo)));
    dossier = reading.facts(officer, dossier.code());
    clocks.strike(dossier, ReminderKind.PROMISE_NEAR);
  }

  private LocalDate workingDayBefore(int days) {
    return VietnamTime.day(calendars.current().workingDaysBefore(clock.instant(), days));
  }

  private LocalDate storedDay() {
    return jdbc.sql(
            "SELECT day FROM dossier.prepared_apology WHERE dossier_id = :id AND promise ="
                + " :promise")
        .param("id", dossier.filing().id())
        .param("promise", promise().atOffset(ZoneOffset.UTC))
        .query(LocalDate.class)
        .single();
  }

  private Web lead() {
    Web web = people.signIn(people.officer(Role.SIGNER, dossier.filing().authority()));
    web.get("/due-dossiers");
    return web;
  }

  private HttpResponse<String> change(
      Web web, int edition, String reason, String words, String day) {
    return web.form(
        at("apologies"),
        Map.of("edition", "" + edition, "reason", reason, "words", words, "day", day));
  }

  /** The day is what the page says, if it has the button; else what it said at first. */
  private HttpResponse<String> confirm(Web web, int edition) {
    Matcher shown =
        Pattern.compile(
                Pattern.quote(at("confirmations")) + "(?s:.*?)name=\"day\" value=\"([^\"]+)\"")
            .matcher(web.get("/due-dossiers").body());
    return confirm(web, edition, shown.find() ? shown.group(1) : day(3));
  }

  private HttpResponse<String> confirm(Web web, int edition, String day) {
    return web.form(
        at("confirmations"),
        Map.of("edition", "" + edition, "day", day, "version", "" + dossier.version()));
  }

  private String at(String what) {
    return "/due-dossiers/" + dossier.code() + "/" + what;
  }

  private java.time.Instant promise() {
    return Objects.requireNonNull(dossier.progress().appointmentAt());
  }

  /** So many working days behind the promise, as people write it. */
  private String day(int after) {
    var promised = VietnamTime.day(promise());
    var day = after == 0 ? promised : calendars.current().workingDayAfter(promised, after);
    return written(day);
  }

  private static String written(LocalDate day) {
    return VietnamTime.date(day.atTime(12, 0).atZone(VietnamTime.ZONE).toInstant());
  }

  private int forms() {
    return count("SELECT count(*) FROM dossier.form WHERE dossier_id = :id AND form = '04'");
  }

  private int edition() {
    return count("SELECT max(edition) FROM dossier.prepared_apology WHERE dossier_id = :id");
  }

  private int messages() {
    return jdbc.sql(
            "SELECT count(*) FROM notification.message WHERE dossier_code = :code AND kind ="
                + " 'EXTENDED'")
        .param("code", dossier.code())
        .query(Integer.class)
        .single();
  }

  private int count(String sql) {
    return jdbc.sql(sql).param("id", dossier.filing().id()).query(Integer.class).single();
  }
}
