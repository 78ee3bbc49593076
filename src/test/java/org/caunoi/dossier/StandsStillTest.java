package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody reads of a dossier whose clock stands still that it is late. */
@IntegrationTest
class StandsStillTest {

  /** A commune whose lists hold nothing else. */
  private static final String COMMUNE = "00475";

  private static final String OVERDUE = "quá hẹn";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private RequestWithdrawal withdrawing;
  @Autowired private StopDossier stopping;
  @Autowired private PauseClock pausing;
  @Autowired private TrackingKeys keys;
  @Autowired private TransactionTemplate transactions;
  @Autowired private ActTimes actTimes;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private SignedIn partner;
  private SignedIn intake;
  private Web officer;
  private String code = "";

  @BeforeEach
  void anAcceptedDossier() {
    partner = people.partner().who();
    intake = people.officer(Role.INTAKE_OFFICER, walk.authorityOf(COMMUNE));
    officer = people.signIn(intake);
    code = walk.filing().form("commune", COMMUNE).by(partner).code();
    walk.accept(intake, code);
  }

  @Test
  void whileTheCitizenIsAwaitedNoPageSaysLate() {
    ask();
    promisedYesterday();
    isLateNowhere();
    withdrawing.request(partner, code, null, null, null);
    isLateNowhere();
  }

  @Test
  void whilePapersAreLostNoPageSaysLate() {
    lost(true);
    promisedYesterday();
    isLateNowhere();
  }

  @Test
  void withARunningClockEachPageSaysLate() {
    promisedYesterday();
    assertThat(tracked()).contains(OVERDUE, yesterday());
    assertThat(officer.get("/register?late=true").body()).contains(code);
    assertThat(lines("/register")).contains("urgent");
    assertThat(lines("/dossiers?queue=late")).contains("urgent");
  }

  @Test
  void whatEndsBecausePapersNeverCameIsHeldAgainstTheRequest() {
    ask();
    actTimes.put(code, ActKind.SUPPLEMENT_REQUESTED, clock.instant().minus(Duration.ofDays(40)));
    promised(clock.instant().minus(Duration.ofDays(35)));
    stop();
    assertThat(noted()).contains("Dừng xử lý").doesNotContain("Quá hạn");
    assertThat(officer.get("/register?late=true").body()).doesNotContain(code);
    assertThat(lines("/register")).doesNotContain("urgent");
  }

  @Test
  void whatWasAskedForTooLateStaysLate() {
    ask();
    promised(clock.instant().minus(Duration.ofDays(35)));
    stop();
    assertThat(noted()).contains("Quá hạn");
    assertThat(officer.get("/register?late=true").body()).contains(code);
    assertThat(lines("/register")).contains("urgent");
  }

  private void isLateNowhere() {
    assertThat(tracked()).doesNotContain(OVERDUE, yesterday());
    assertThat(officer.get("/register?late=true").body()).doesNotContain(code);
    assertThat(officer.get("/api/v1/register?late=true").body()).doesNotContain(code);
    assertThat(lines("/register")).doesNotContain("urgent");
    assertThat(officer.get("/dossiers?queue=late").body()).doesNotContain(code);
    assertThat(lines("/dossiers?queue=all")).doesNotContain("urgent");
  }

  private String tracked() {
    return people.nobody().get("/tracking/" + code + "?k=" + keys.keyOf(code)).body();
  }

  /** What a table says of the dossier, from the beginning of its row. */
  private String lines(String path) {
    String page = officer.get(path).body();
    int at = page.indexOf(code);
    assertThat(at).as(path).isPositive();
    return page.substring(page.lastIndexOf("<tr", at), page.indexOf("</tr>", at));
  }

  /** The row of form 07. */
  private String noted() {
    return officer
        .get("/register/files/csv")
        .body()
        .lines()
        .filter(line -> line.contains(code))
        .findFirst()
        .orElseThrow();
  }

  private void ask() {
    walk.ask(intake, code, null, List.of(new Reason("form", "Sai năm sinh.")));
  }

  private void stop() {
    jdbc.sql("UPDATE dossier.dossier SET answer_by = :now WHERE code = :code")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("code", code)
        .update();
    stopping.stop(intake, code, null, null, "Không bổ sung.");
  }

  private void lost(boolean paused) {
    transactions.executeWithoutResult(status -> pausing.set(code, paused, "BT-1"));
  }

  private void promisedYesterday() {
    promised(clock.instant().minus(Duration.ofDays(1)));
  }

  private String yesterday() {
    return VietnamTime.date(clock.instant().minus(Duration.ofDays(1)));
  }

  private void promised(Instant moment) {
    jdbc.sql("UPDATE dossier.dossier SET appointment_at = :at WHERE code = :code")
        .param("at", moment.atOffset(ZoneOffset.UTC))
        .param("code", code)
        .update();
  }
}
