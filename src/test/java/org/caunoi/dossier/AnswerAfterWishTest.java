package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A wish to withdraw that came to nothing takes no day from the citizen who is to bring papers. */
@IntegrationTest
class AnswerAfterWishTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private RequestWithdrawal withdrawing;
  @Autowired private DeclineWithdrawal declining;
  @Autowired private WithdrawOwnDossier own;
  @Autowired private StopDossier stopping;
  @Autowired private AddSupplement adding;
  @Autowired private TrackDossier tracking;
  @Autowired private SentCodes sent;
  @Autowired private WorkingCalendars calendars;
  @Autowired private ActTimes actTimes;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private SignedIn partner;
  private SignedIn intake;
  private String code = "";

  @BeforeEach
  void aWishOfTenDaysAgoWhilePapersAreAwaited() {
    partner = people.partner().who();
    intake = people.officer(Role.INTAKE_OFFICER, walk.authority());
    code = walk.filing().by(partner).code();
    walk.accept(intake, code);
    walk.ask(intake, code, null, List.of(new Reason("form", "Sai năm sinh.")));
    withdrawing.request(partner, code, null, "Tôi đổi ý", null);
    actTimes.put(code, ActKind.WITHDRAWAL_REQUESTED, ago(10));
  }

  @Test
  void whatTheOfficeDeclinesGoesOnWithTheTimeThatWasLeft() {
    toAnswerBy(ago(4));
    Instant by = answerBy(declining.decline(intake, code, null, "Đã có quyết định."));
    assertThat(by).isAfter(clock.instant().plus(Duration.ofDays(5)));
    assertThat(calendars.current().isWorkingDay(VietnamTime.day(by))).isTrue();
    assertThatThrownBy(() -> stopping.stop(intake, code, null, null, "Không bổ sung."))
        .hasMessage("answer-awaited");
    assertThat(adding.add(partner, code, null, List.of(), "Đã sửa.").state())
        .isEqualTo(DossierState.PROCESSING);
  }

  @Test
  void whatTheCitizenTakesBackDoesToo() {
    toAnswerBy(ago(4));
    String key = tracking.keyFor(code, "0001", "test");
    own.sendCode(code, key, "test");
    Dossier after =
        own.takeBack(new WithdrawOwnDossier.Proof(code, key, sent.codeOf(code), "test"));
    assertThat(answerBy(after)).isAfter(clock.instant().plus(Duration.ofDays(5)));
  }

  @Test
  void aTimeThatWasOverBeforeTheWishStaysOver() {
    toAnswerBy(ago(11));
    declining.decline(intake, code, null, "Đã có quyết định.");
    assertThat(stopping.stop(intake, code, null, null, "Không bổ sung.").state())
        .isEqualTo(DossierState.STOPPED);
  }

  private void toAnswerBy(Instant moment) {
    jdbc.sql("UPDATE dossier.dossier SET answer_by = :by WHERE code = :code")
        .param("by", moment.atOffset(ZoneOffset.UTC))
        .param("code", code)
        .update();
  }

  private Instant ago(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }

  private static Instant answerBy(Dossier dossier) {
    return Objects.requireNonNull(dossier.progress().answerBy());
  }
}
