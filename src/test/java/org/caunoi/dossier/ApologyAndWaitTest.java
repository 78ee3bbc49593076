package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an apology promised moves on with the clock: by the time it stood still after it. */
@IntegrationTest
class ApologyAndWaitTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private AddSupplement adding;
  @Autowired private ExtendPromise extending;
  @Autowired private PauseClock pausing;
  @Autowired private ReadDossier reading;
  @Autowired private TrackingKeys keys;
  @Autowired private WorkingCalendars calendars;
  @Autowired private TransactionTemplate transactions;
  @Autowired private ActTimes actTimes;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private SignedIn partner;
  private SignedIn intake;
  private SignedIn signer;
  private String code = "";

  @BeforeEach
  void anAcceptedDossier() {
    partner = people.partner().who();
    intake = people.officer(Role.INTAKE_OFFICER, walk.authority());
    signer = people.officer(Role.SIGNER, walk.authority());
    code = walk.filing().by(partner).code();
    walk.accept(intake, code);
  }

  @Test
  void aWaitAfterAnApologyMovesItsDay() {
    Instant extended = extendedSixWeeksAgo();
    Instant asked = betweenBothPromises();
    walk.ask(intake, code, null, List.of(new Reason("form", "Sai năm sinh.")));
    actTimes.put(code, ActKind.SUPPLEMENT_REQUESTED, asked);
    moved(extended, asked, adding.add(partner, code, null, List.of(), "Đã sửa."));
  }

  @Test
  void theCitizenReadsWhyAsLongAsNothingHappenedSince() {
    extending.extend(
        signer,
        code,
        null,
        calendars.current().workingDayAfter(VietnamTime.day(promise()), 7),
        "Chờ xác minh nơi ở cũ.");
    assertThat(people.nobody().get("/tracking/" + code + "?k=" + keys.keyOf(code)).body())
        .containsOnlyOnce("Chờ xác minh nơi ở cũ.");
  }

  @Test
  void lostPapersAfterAnApologyMoveItsDay() {
    Instant extended = extendedSixWeeksAgo();
    Instant lostAt = betweenBothPromises();
    lost(true);
    actTimes.put(code, ActKind.CLOCK_PAUSED, lostAt);
    lost(false);
    moved(extended, lostAt, reading.facts(intake, code));
  }

  private void moved(Instant extended, Instant from, Dossier dossier) {
    WorkingCalendar calendar = calendars.current();
    Instant goesOn = calendar.plusWorkingMinutes(clock.instant(), 1);
    Instant promise = Objects.requireNonNull(dossier.progress().appointmentAt());
    assertThat(promise).isAfter(clock.instant());
    long waited =
        VietnamTime.day(from)
            .datesUntil(VietnamTime.day(goesOn))
            .filter(calendar::isWorkingDay)
            .count();
    assertThat(waited).isGreaterThan(15);
    assertThat(calendar.workingDaysBetween(extended, promise)).isEqualTo((int) waited);
    assertThat(people.nobody().get("/tracking/" + code + "?k=" + keys.keyOf(code)).body())
        .doesNotContain("quá hẹn")
        .contains(VietnamTime.date(promise));
  }

  /** Accepted, and put off by seven working days before the first promise passed. */
  private Instant extendedSixWeeksAgo() {
    Instant first = promise();
    extending.extend(
        signer,
        code,
        null,
        calendars.current().workingDayAfter(VietnamTime.day(first), 7),
        "Chờ xác minh.");
    for (String statement :
        List.of(
            """
            UPDATE dossier.act SET at = at - interval '42 days'
            WHERE dossier_id = (SELECT id FROM dossier.dossier WHERE code = :code)
            """,
            """
            UPDATE dossier.dossier SET accepted_at = accepted_at - interval '42 days',
              appointment_at = appointment_at - interval '42 days', extended_to = extended_to - interval '42 days'
            WHERE code = :code
            """)) {
      jdbc.sql(statement).param("code", code).update();
    }
    return promise();
  }

  private Instant betweenBothPromises() {
    return calendars.current().workingDaysBefore(promise().minus(Duration.ofHours(7)), 3);
  }

  private Instant promise() {
    return Objects.requireNonNull(reading.facts(intake, code).progress().appointmentAt());
  }

  private void lost(boolean paused) {
    transactions.executeWithoutResult(status -> pausing.set(code, paused, "BT-1"));
  }
}
