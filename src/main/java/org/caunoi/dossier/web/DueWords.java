package org.caunoi.dossier.web;

import java.time.Clock;
import java.time.Instant;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.dossier.DossierState;
import org.caunoi.platform.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how long there is still, or how late it is, in working days and hours. */
@Component
final class DueWords {

  private static final int HOUR = 60;

  private final WorkingCalendars calendars;
  private final Clock clock;

  DueWords(WorkingCalendars calendars, Clock clock) {
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * The promise in words, and whether it is broken.
   *
   * @param former the state before a withdrawal was asked for, whose clock goes on
   * @param paused whether the clock stands still because papers are lost
   */
  Due of(
      DossierState state,
      @Nullable DossierState former,
      Instant filedAt,
      @Nullable Instant promised,
      boolean paused,
      Texts t) {
    Instant now = clock.instant();
    return switch (former == null ? state : former) {
      case NOT_ACCEPTED, STOPPED, DONE, RETURNED -> new Due(t.get("due.finished"), false);
      case SUPPLEMENT_REQUESTED -> new Due(t.get("due.standing"), false);
      case NEW, ACCEPTED, PROCESSING, FINANCIAL_DUTY, WITHDRAWAL_REQUESTED -> {
        if (paused) {
          yield new Due(t.get("due.paused"), false);
        }
        if (promised == null) {
          yield new Due(t.get("due.waiting", span(filedAt, now, t)), false);
        }
        boolean late = promised.isBefore(now);
        String span = late ? span(promised, now, t) : span(now, promised, t);
        yield new Due(t.get(late ? "due.late" : "due.left", span), late);
      }
    };
  }

  private String span(Instant from, Instant to, Texts t) {
    WorkingCalendar calendar = calendars.current();
    int days = calendar.workingDaysBetween(from, to);
    int minutes = calendar.workingMinutesBetween(from, to);
    if (days > 1 || (days == 1 && minutes >= 8 * HOUR)) {
      return t.get("due.days", days);
    }
    return minutes >= HOUR
        ? t.get("due.hours", minutes / HOUR)
        : t.get("due.minutes", Math.max(1, minutes));
  }

  record Due(String text, boolean late) {}
}
