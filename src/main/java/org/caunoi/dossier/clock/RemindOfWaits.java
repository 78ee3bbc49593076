package org.caunoi.dossier.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.dossier.clock.AwayAlone.Away;
import org.caunoi.dossier.clock.Waits.Bounds;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Looks for what waits too long where no promise runs, and tells whom it concerns, once. */
@Component
class RemindOfWaits {

  /** Each page looks through all that waits and was not told of. */
  private static final int PAGE = 2_000;

  private final Waits waits;
  private final AwayAlone away;
  private final Remind reminding;
  private final ClockSettings settings;
  private final WorkingCalendars calendars;
  private final Clock clock;

  RemindOfWaits(
      Waits waits,
      AwayAlone away,
      Remind reminding,
      ClockSettings settings,
      WorkingCalendars calendars,
      Clock clock) {
    this.waits = waits;
    this.away = away;
    this.reminding = reminding;
    this.settings = settings;
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * How many were told of. One that cannot be told of keeps none of the others waiting: the failure
   * is thrown once all were gone through. Where the database is away all wait for the next run.
   */
  int remind() {
    Bounds bounds = bounds();
    List<Away> people = away.list();
    int told = 0;
    RuntimeException failure = null;
    Timer last = null;
    List<Timer> page;
    do {
      page = waits.list(bounds, people, last, PAGE);
      for (Timer timer : page) {
        last = timer;
        try {
          told += reminding.remind(timer) ? 1 : 0;
        } catch (CannotCreateTransactionException noDatabase) {
          throw noDatabase;
        } catch (RuntimeException failed) {
          failure = failed;
        }
      }
    } while (page.size() == PAGE);
    if (failure != null) {
      throw failure;
    }
    return told;
  }

  private Bounds bounds() {
    Instant now = clock.instant();
    WorkingCalendar calendar = calendars.current();
    LocalDate near = calendar.workingDayAfter(VietnamTime.day(now), settings.answerLeadDays());
    return new Bounds(
        now,
        calendar.workingHoursBefore(now, settings.takeInHours()),
        calendar.workingHoursBefore(now, settings.withdrawalHours()),
        near.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant(),
        calendar.workingHoursBefore(now, settings.receiveHours()));
  }
}
