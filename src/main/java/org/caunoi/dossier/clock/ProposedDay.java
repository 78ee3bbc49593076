package org.caunoi.dossier.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caunoi.calendar.TimeSpan;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** The new day the house proposes: some working days after the promise, or after today. */
@Component
class ProposedDay {

  private final WorkingCalendars calendars;
  private final ClockSettings settings;
  private final Clock clock;

  ProposedDay(WorkingCalendars calendars, ClockSettings settings, Clock clock) {
    this.calendars = calendars;
    this.settings = settings;
    this.clock = clock;
  }

  LocalDate after(Instant moment) {
    return calendars.current().workingDayAfter(VietnamTime.day(moment), settings.extensionDays());
  }

  /** The day proposed before, or another one where nothing can be promised for it any more. */
  LocalDate still(LocalDate proposed, Instant promise) {
    Instant now = clock.instant();
    return isAhead(proposed, now) ? proposed : after(promise.isAfter(now) ? promise : now);
  }

  private boolean isAhead(LocalDate day, Instant now) {
    WorkingCalendar calendar = calendars.current();
    List<TimeSpan> hours = calendar.hoursOn(day);
    return calendar.isWorkingDay(day)
        && !hours.isEmpty()
        && day.atTime(hours.getLast().to()).atZone(VietnamTime.ZONE).toInstant().isAfter(now);
  }
}
