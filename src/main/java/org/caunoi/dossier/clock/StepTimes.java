package org.caunoi.dossier.clock;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.StepShares;
import org.caunoi.dossier.Dossier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code dossier.step_time}: by when each inner step of a dossier should be done. */
@Component
public class StepTimes {

  private final ClockSettings settings;
  private final WorkingCalendars calendars;
  private final Catalogue catalogue;
  private final JdbcClient jdbc;

  StepTimes(
      ClockSettings settings, WorkingCalendars calendars, Catalogue catalogue, JdbcClient jdbc) {
    this.settings = settings;
    this.calendars = calendars;
    this.catalogue = catalogue;
    this.jdbc = jdbc;
  }

  /** What an authority does between accepting and handing out. */
  public enum Step {
    ASSIGN,
    REVIEW,
    SIGN
  }

  /** Shares of the working time from a moment to the promise. */
  Map<Step, Instant> count(Dossier dossier, Instant from, Instant promise) {
    WorkingCalendar calendar = calendars.current();
    int minutes = calendar.workingMinutesBetween(from, promise);
    ClockSettings.Shares shares = shares(dossier);
    Map<Step, Instant> times = new EnumMap<>(Step.class);
    times.put(Step.ASSIGN, part(calendar, from, minutes, shares.assign(), promise));
    times.put(Step.REVIEW, part(calendar, from, minutes, shares.review(), promise));
    times.put(Step.SIGN, promise);
    return times;
  }

  /** The authority's own come first, then those of the version the dossier was filed under. */
  private ClockSettings.Shares shares(Dossier dossier) {
    ClockSettings.Shares own = settings.own().get(dossier.filing().procedureCode());
    StepShares law = catalogue.get(dossier.filing().procedureVersion()).stepTimes();
    if (own != null) {
      return own;
    }
    return law == null
        ? settings.usual()
        : new ClockSettings.Shares(law.assign() / 100.0, law.review() / 100.0);
  }

  /** Half of the time from a moment to the promise. */
  Instant half(Instant from, Instant promise) {
    WorkingCalendar calendar = calendars.current();
    return part(calendar, from, calendar.workingMinutesBetween(from, promise), 0.5, promise);
  }

  private static Instant part(
      WorkingCalendar calendar, Instant from, int minutes, double share, Instant promise) {
    int some = (int) (minutes * share);
    Instant at = some == 0 ? from : calendar.plusWorkingMinutes(from, some);
    return at.isAfter(promise) ? promise : at;
  }

  void store(Dossier dossier, Map<Step, Instant> times) {
    jdbc.sql(
            """
            INSERT INTO dossier.step_time (authority, dossier_id, step, due_at, promise)
            SELECT :authority, :id, time.step, time.due, :promise
            FROM unnest(CAST(:steps AS text[]), CAST(:due AS timestamptz[])) AS time (step, due)
            ON CONFLICT (authority, dossier_id, step)
            DO UPDATE SET due_at = excluded.due_at, promise = excluded.promise
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("steps", times.keySet().stream().map(Step::name).toArray(String[]::new))
        .param("due", times.values().stream().map(Instant::toString).toArray(String[]::new))
        .param("promise", Objects.requireNonNull(times.get(Step.SIGN)).atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The steps of a dossier in their order; none before acceptance. */
  public List<StepTime> list(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT step, due_at FROM dossier.step_time
            WHERE authority = :authority AND dossier_id = :id ORDER BY due_at, step
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(
            (rs, n) ->
                new StepTime(
                    Step.valueOf(rs.getString("step")),
                    rs.getObject("due_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** A step and by when it should be done. */
  public record StepTime(Step step, Instant dueAt) {}
}
