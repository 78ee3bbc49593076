package org.caunoi.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * While a wish to withdraw waits for its answer the citizen can bring nothing. Where it comes to
 * nothing they get each day back on which it waited, the one begun as well, up to a working day.
 */
@Component
class AnswerAfterWish {

  private final JdbcClient jdbc;
  private final WorkingCalendars calendars;

  AnswerAfterWish(JdbcClient jdbc, WorkingCalendars calendars) {
    this.jdbc = jdbc;
    this.calendars = calendars;
  }

  /** Until when the citizen is waited for; a time that was over before the wish stays over. */
  @Nullable Instant by(Dossier dossier, Instant now) {
    Instant before = dossier.progress().answerBy();
    if (before == null || dossier.state() != DossierState.WITHDRAWAL_REQUESTED) {
      return before;
    }
    Instant wished = wished(dossier);
    return before.isBefore(wished) ? before : later(before, Duration.between(wished, now));
  }

  private Instant later(Instant before, Duration waited) {
    long days = waited.plusDays(1).minusNanos(1).toDays();
    WorkingCalendar calendar = calendars.current();
    ZonedDateTime end = before.atZone(VietnamTime.ZONE).plusDays(days);
    LocalDate day = end.toLocalDate();
    return calendar.isWorkingDay(day)
        ? end.toInstant()
        : end.with(calendar.workingDayAfter(day, 1)).toInstant();
  }

  private Instant wished(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT max(at) FROM dossier.act
            WHERE authority = :authority AND dossier_id = :id AND kind = 'WITHDRAWAL_REQUESTED'
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }
}
