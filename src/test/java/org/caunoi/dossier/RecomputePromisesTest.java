package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.caunoi.IntegrationTest;
import org.caunoi.Walk;
import org.caunoi.calendar.AnnouncedDaysOff;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.dossier.Dossier.Progress;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to promises when an official notice of days off comes out or changes. */
@IntegrationTest
class RecomputePromisesTest {

  @Autowired private Walk walk;
  @Autowired private RecomputePromises recomputing;
  @Autowired private Dossiers dossiers;
  @Autowired private WorkingCalendars calendars;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private LocalDate today;

  @BeforeEach
  void noNoticeYet() {
    today = VietnamTime.day(clock.instant());
    AnnouncedDaysOff.announce(calendars, Map.of(), today.getYear() + 2);
    recomputing.recompute();
  }

  @AfterEach
  void asShipped() {
    AnnouncedDaysOff.restore(calendars);
    recomputing.recompute();
  }

  @Test
  void aNoticeWithoutSurprisesMakesThePromiseCertain() {
    String code = accepted();
    Progress before = progress(code);
    assertThat(before.appointmentProvisional()).isTrue();
    announce(drafted());
    recomputing.recompute();
    Progress after = progress(code);
    assertThat(after.appointmentProvisional()).isFalse();
    assertThat(after.appointmentAt()).isEqualTo(before.appointmentAt());
    assertThat(after.state()).isEqualTo(before.state());
    assertThat(kinds(code)).containsExactly("FILED", "ACCEPTED", "PROMISE_CHECKED");
    assertThat(messages(code)).doesNotContain("PROMISE_MOVED");
  }

  @Test
  void moreDaysOffMoveThePromiseAndTheCitizenIsToldOnce() {
    String code = accepted();
    Instant former = Objects.requireNonNull(progress(code).appointmentAt());
    announceDaysOffAround(former);
    assertThat(recomputing.recompute()).isPositive();
    assertThat(recomputing.recompute()).isZero();
    Progress after = progress(code);
    Instant moved = Objects.requireNonNull(after.appointmentAt());
    assertThat(VietnamTime.day(moved)).isAfter(VietnamTime.day(former).plusDays(6));
    assertThat(after.appointmentProvisional()).isFalse();
    assertThat(kinds(code)).containsExactly("FILED", "ACCEPTED", "PROMISE_MOVED");
    assertThat(messages(code)).containsOnlyOnce("PROMISE_MOVED");
    List<String> audit = audit(code);
    assertThat(audit.get(0)).isEqualTo("system");
    assertThat(Instant.parse(audit.get(1))).isEqualTo(former);
    assertThat(Instant.parse(audit.get(2))).isEqualTo(moved);
  }

  @Test
  void finishedAndUnacceptedDossiersAreLeftAlone() {
    String done = walk.filing().file().code();
    walk.issue(done);
    String fresh = walk.filing().file().code();
    Instant promised = Objects.requireNonNull(progress(done).appointmentAt());
    announceDaysOffAround(promised);
    recomputing.recompute();
    assertThat(progress(done).appointmentAt()).isEqualTo(promised);
    assertThat(progress(fresh).appointmentAt()).isNull();
    assertThat(kinds(done)).doesNotContain("PROMISE_MOVED", "PROMISE_CHECKED");
    assertThat(kinds(fresh)).containsExactly("FILED");
  }

  private String accepted() {
    String code = walk.filing().file().code();
    walk.accept(code);
    return code;
  }

  /** The days off the draft of this time of the year has anyway. */
  private Map<LocalDate, String> drafted() {
    Map<LocalDate, String> days = new TreeMap<>();
    today
        .minusDays(5)
        .datesUntil(today.plusDays(40))
        .forEach(day -> calendars.current().occasionOn(day).ifPresent(name -> days.put(day, name)));
    return days;
  }

  private void announceDaysOffAround(Instant promised) {
    Map<LocalDate, String> days = drafted();
    LocalDate day = VietnamTime.day(promised);
    day.datesUntil(day.plusDays(7)).forEach(off -> days.putIfAbsent(off, "culture-day"));
    announce(days);
  }

  private void announce(Map<LocalDate, String> days) {
    AnnouncedDaysOff.announce(calendars, days, today.getYear(), today.getYear() + 1);
  }

  private Progress progress(String code) {
    return dossiers.find(code).orElseThrow().progress();
  }

  private List<String> kinds(String code) {
    return jdbc.sql(
            """
            SELECT a.kind FROM dossier.act a JOIN dossier.dossier d ON d.authority = a.authority AND d.id = a.dossier_id
            WHERE d.code = :code ORDER BY a.no
            """)
        .param("code", code)
        .query((row, n) -> row.getString("kind"))
        .list();
  }

  private List<String> messages(String code) {
    return jdbc.sql(
            "SELECT kind FROM notification.message WHERE dossier_code = :code AND channel = 'SMS'")
        .param("code", code)
        .query((row, n) -> row.getString("kind"))
        .list();
  }

  /** Actor, former and new moment. */
  private List<String> audit(String code) {
    return jdbc.sql(
            """
            SELECT actor, details ->> 'former' AS former, details ->> 'appointment' AS appointment
            FROM audit.entry WHERE subject = :subject AND act = 'dossier-promise-moved'
            """)
        .param("subject", "dossier/" + code)
        .query(
            (row, n) ->
                List.of(
                    row.getString("actor"), row.getString("former"), row.getString("appointment")))
        .single();
  }
}
