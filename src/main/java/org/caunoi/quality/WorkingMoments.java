package org.caunoi.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.shared.VietnamTime;

/** Moments counted in working time from now. */
record WorkingMoments(WorkingCalendar calendar, Instant now) {

  /** The next working days after today. */
  List<LocalDate> nextDays(int days) {
    return Stream.iterate(VietnamTime.day(now).plusDays(1), day -> day.plusDays(1))
        .filter(calendar::isWorkingDay)
        .limit(days)
        .toList();
  }

  /** The end of work on the last of the next working days. */
  Instant endOfNext(int days) {
    LocalDate last = nextDays(days).getLast();
    return last.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant().minusMillis(1);
  }

  /** The latest moment from which so many hours of work have passed. */
  Instant before(int hours) {
    return calendar.workingHoursBefore(now, hours);
  }
}
