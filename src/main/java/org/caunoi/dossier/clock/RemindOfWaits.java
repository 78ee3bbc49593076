package org.caunoi.dossier.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.dossier.clock.Waits.Bounds;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** Looks for what waits too long where no promise runs, and tells whom it concerns, once. */
@Component
class RemindOfWaits {

  private static final int PAGE = 200;

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

  /** How many were told of. */
  int remind() {
    int told = 0;
    List<Timer> page = waits.list(bounds(), away.list(), PAGE);
    while (!page.isEmpty()) {
      long now = page.stream().filter(reminding::remind).count();
      told += (int) now;
      page = now == 0 || page.size() < PAGE ? List.of() : waits.list(bounds(), away.list(), PAGE);
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
