package org.caunoi.quality;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.caunoi.calendar.TimeSpan;
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
    Duration left = Duration.ofHours(hours);
    LocalDateTime end = LocalDateTime.ofInstant(now, VietnamTime.ZONE);
    for (LocalDate day = end.toLocalDate(); ; day = day.minusDays(1)) {
      for (TimeSpan span : calendar.hoursOn(day).reversed()) {
        LocalDateTime from = day.atTime(span.from());
        LocalDateTime to = day.atTime(span.to()).isBefore(end) ? day.atTime(span.to()) : end;
        Duration worked = from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
        if (worked.compareTo(left) >= 0) {
          return to.minus(left).atZone(VietnamTime.ZONE).toInstant();
        }
        left = left.minus(worked);
      }
    }
  }
}
