package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.StatutoryTerm;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.Remake.Way;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.PauseClock;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** While papers that a dossier needs are lost its clock stands still; its state never moves. */
@IntegrationTest
class PausedClockTest {

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private LossCase losses;
  @Autowired private MakeAgain making;
  @Autowired private ReadDossier reading;
  @Autowired private TrackDossier tracking;
  @Autowired private WorkingCalendars calendars;
  @Autowired private PaperSets sets;
  @Autowired private PauseClock pausing;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private Team team;
  private String code;

  @BeforeEach
  void anAcceptedDossierOfTenWorkingDays() {
    team = way.team();
    code =
        walk.filing()
            .procedure("1.004873")
            .answer("livedElsewhere", true)
            .answer("purpose", "other")
            .form("purposeText", "Vay vốn")
            .form("livingPlaces", "Tỉnh Thử Nghiệm")
            .returnBy(ReturnWay.ELECTRONIC)
            .by(team.clerk())
            .code();
    walk.accept(code);
  }

  private Dossier dossier() {
    return reading.facts(team.centre(), code);
  }

  /** As if everything so far had happened that many days ago. */
  private void daysAgo(int days) {
    jdbc.sql(
            """
            UPDATE dossier.act SET at = at - make_interval(days => :days)
            WHERE dossier_id = (SELECT id FROM dossier.dossier WHERE code = :code)
            """)
        .param("days", days)
        .param("code", code)
        .update();
    jdbc.sql(
            """
            UPDATE dossier.dossier SET accepted_at = accepted_at - make_interval(days => :days),
              appointment_at = appointment_at - make_interval(days => :days) WHERE code = :code
            """)
        .param("days", days)
        .param("code", code)
        .update();
  }

  private String lost() {
    String envelope = way.takeIn(team.clerk(), code).envelope();
    losses.suspect(team.centre(), envelope);
    losses.declare(team.centre(), envelope);
    return envelope;
  }

  private List<String> told() {
    return jdbc.sql(
            """
            SELECT kind FROM notification.message WHERE dossier_code = :code AND channel = 'SMS'
            """)
        .param("code", code)
        .query((rs, n) -> rs.getString("kind"))
        .list();
  }

  private long workingDays(Instant from, Instant to) {
    return Stream.iterate(VietnamTime.day(from).plusDays(1), day -> day.plusDays(1))
        .takeWhile(day -> !day.isAfter(VietnamTime.day(to)))
        .filter((LocalDate day) -> calendars.current().isWorkingDay(day))
        .count();
  }

  @Test
  void thePromiseMovesByTheWorkingTimeThePapersWereLost() {
    Instant promised = Objects.requireNonNull(dossier().progress().appointmentAt());
    String envelope = lost();
    assertThat(dossier().state())
        .as("where papers are is another axis")
        .isEqualTo(DossierState.ACCEPTED);
    assertThat(dossier().progress().pausedAt()).isNotNull();
    assertThat(dossier().progress().appointmentAt()).isEqualTo(promised);
    daysAgo(14);
    Instant former = promised.minus(Duration.ofDays(14));
    Instant pausedAt = Objects.requireNonNull(dossier().progress().acceptedAt());
    making.make(team.centre(), envelope, Way.BROUGHT_AGAIN, null);
    Instant moved = Objects.requireNonNull(dossier().progress().appointmentAt());
    assertThat(dossier().progress().pausedAt()).isNull();
    assertThat(dossier().state()).isEqualTo(DossierState.ACCEPTED);
    Instant without =
        calendars.current().dueDate(pausedAt, new StatutoryTerm.WorkingDays(10), List.of()).dueAt();
    assertThat(workingDays(without, moved))
        .as("later by the working days that were lost")
        .isEqualTo(workingDays(pausedAt, clock.instant()))
        .isPositive();
    assertThat(moved).isAfter(former);
    assertThat(told()).contains("CLOCK_PAUSED", "CLOCK_RESUMED");
    losses.found(team.courier(), envelope);
    assertThat(dossier().progress().pausedAt()).as("found after it was made again").isNull();
  }

  @Test
  void nobodyCallsItLateMeanwhileAndTheCitizenReadsWhy() {
    lost();
    daysAgo(60);
    SignedIn specialist = people.officer(Role.INTAKE_OFFICER, null);
    assertThat(people.signIn(specialist).get("/dossiers/" + code).body())
        .contains("Đồng hồ đang dừng, giấy tờ bị thất lạc")
        .contains("Giấy tờ thất lạc, tạm dừng thời hạn");
    String key = tracking.keyFor(code, "0001", "127.0.0.1");
    assertThat(people.nobody().get("/tracking/" + code + "?k=" + key).body())
        .contains("Trung tâm đang làm lại giấy tờ bị thất lạc")
        .contains("Thời hạn tạm dừng cho đến khi có lại giấy tờ")
        .doesNotContain("Hồ sơ đã quá hẹn");
    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) FROM dossier.dossier
                    WHERE code = :code AND appointment_at < now() AND paused_at IS NULL
                    """)
                .param("code", code)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void itGoesOnWithTheLastOfTheEnvelopesNotWithTheFirst() {
    String first = lost();
    String second = lost();
    losses.found(team.courier(), first);
    assertThat(dossier().progress().pausedAt()).isNotNull();
    losses.found(team.courier(), second);
    assertThat(dossier().progress().pausedAt()).isNull();
    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) FROM dossier.act a JOIN dossier.dossier d ON d.id = a.dossier_id
                    WHERE d.code = :code AND a.kind IN ('CLOCK_PAUSED', 'CLOCK_RESUMED')
                    """)
                .param("code", code)
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void aSearchAloneStopsNoClock() {
    String envelope = way.takeIn(team.clerk(), code).envelope();
    losses.suspect(team.centre(), envelope);
    assertThat(dossier().progress().pausedAt()).isNull();
    losses.declare(team.centre(), envelope);
    assertThat(dossier().progress().pausedAt()).isNotNull();
  }

  @Test
  void whereTheRuleSaysOtherwiseTheClockRunsOn() {
    LossRule runs = new LossRule(LocalDate.of(2020, 1, 1), false, 0, "Mẫu", false);
    LossRules none = new LossRules(List.of(runs));
    String envelope = lost();
    losses.found(team.courier(), envelope);
    StandStillWhileLost clocks = new StandStillWhileLost(jdbc, sets, none, pausing);
    losses.suspect(team.centre(), envelope);
    jdbc.sql("UPDATE custody.unit SET loss = 'DECLARED' WHERE number = :number")
        .param("number", envelope)
        .update();
    transactions.executeWithoutResult(status -> clocks.look(envelope, clock.instant()));
    assertThat(dossier().progress().pausedAt()).isNull();
  }
}
