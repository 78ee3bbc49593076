package org.caunoi.calendar;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import org.caunoi.calendar.StatutoryTerm.CalendarDays;
import org.caunoi.calendar.StatutoryTerm.Months;
import org.caunoi.calendar.StatutoryTerm.SameDayCutoff;
import org.caunoi.calendar.StatutoryTerm.WorkingDays;
import org.caunoi.calendar.StatutoryTerm.WorkingHours;

/**
 * Counts terms the slow and plain way: a clock that ticks minute by minute over a long strip of
 * open and closed minutes, without any date arithmetic of the product.
 */
final class TickingClock {

  private static final int DAY = 1440;
  private static final int MINUTES_OF_A_WORKING_DAY = 8 * 60;

  private final LocalDateTime origin;
  private final BitSet open = new BitSet();

  TickingClock(WorkingCalendar calendar, int firstYear, int lastYear) {
    LocalDate first = LocalDate.of(firstYear, 1, 1);
    this.origin = first.atStartOfDay();
    first
        .datesUntil(LocalDate.of(lastYear + 1, 1, 1))
        .forEach(
            day ->
                calendar
                    .hoursOn(day)
                    .forEach(span -> open.set(minute(day, span.from()), minute(day, span.to()))));
  }

  Instant dueAt(LocalDateTime accepted, StatutoryTerm term, List<Pause> pauses) {
    int start = open.nextSetBit(minute(accepted));
    BitSet paused = paused(pauses, start);
    int due =
        switch (term) {
          case SameDayCutoff(LocalTime cutoff) -> sameDay(minute(accepted), cutoff, paused);
          case WorkingDays(BigDecimal days) -> workingDays(start, days, paused);
          case WorkingHours(BigDecimal hours) ->
              afterMinutes(start, minutes(hours, 60), paused) + 1;
          case CalendarDays(int days) -> afterMidnights(start, days, paused);
          case Months(int months) -> {
            LocalDate day = origin.plusMinutes(start).toLocalDate();
            int midnights = (int) ChronoUnit.DAYS.between(day, day.plusMonths(months));
            yield afterMidnights(start, midnights, paused);
          }
        };
    return Terms.at(origin.plusMinutes(due));
  }

  /** The end of the day of the arrival, or of the next day; each resumption is a new arrival. */
  private int sameDay(int accepted, LocalTime cutoff, BitSet paused) {
    int due = endFor(accepted, cutoff);
    int stop = paused.nextSetBit(open.nextSetBit(accepted));
    while (stop >= 0 && stop < due) {
      int resumed = paused.nextClearBit(stop);
      due = Math.max(due, endFor(resumed, cutoff));
      stop = paused.nextSetBit(resumed);
    }
    return due;
  }

  private int endFor(int arrival, LocalTime cutoff) {
    int begun = open.nextSetBit(arrival);
    boolean late = begun / DAY == arrival / DAY && arrival % DAY > cutoff.toSecondOfDay() / 60;
    return end(late ? open.nextSetBit(end(begun)) : begun);
  }

  /** Whole days end with the day; with a part of a day every working minute counts. */
  private int workingDays(int start, BigDecimal days, BitSet paused) {
    int whole = days.intValue();
    int rest = minutes(days.remainder(BigDecimal.ONE), MINUTES_OF_A_WORKING_DAY);
    if (rest == 0) {
      return afterDays(start, whole, paused);
    }
    BitSet never = new BitSet();
    int last = whole == 0 ? start : afterDays(start, whole, never);
    int dueWithoutPause = afterMinutes(last, rest, never) + 1;
    return afterMinutes(start, open.get(start, dueWithoutPause).cardinality(), paused) + 1;
  }

  /** Each opening takes a day away, unless the clock stood still in the open minute before it. */
  private int afterDays(int start, int days, BitSet paused) {
    int left = days;
    boolean standing = paused.get(start);
    int now = start;
    while (left > 0 || standing || now + 1 < end(now)) {
      int next = open.nextSetBit(now + 1);
      if (next / DAY > now / DAY && !standing) {
        left--;
      }
      standing = paused.get(next);
      now = next;
    }
    return now + 1;
  }

  /** The last of so many working minutes that are not paused. */
  private int afterMinutes(int start, int minutes, BitSet paused) {
    int left = minutes;
    int now = start;
    while (true) {
      if (open.get(now) && !paused.get(now) && --left == 0) {
        return now;
      }
      now++;
    }
  }

  /** The end of the first working day once so many midnights have passed that are not paused. */
  private int afterMidnights(int start, int midnights, BitSet paused) {
    int left = midnights;
    int now = start;
    while (true) {
      if (left <= 0 && open.get(now) && now + 1 == end(now) && !paused.get(now)) {
        return now + 1;
      }
      now++;
      if (now % DAY == 0 && !paused.get(now - 1)) {
        left--;
      }
    }
  }

  /** Closing time of the day of an open minute. */
  private int end(int minute) {
    return open.previousSetBit(minute - minute % DAY + DAY - 1) + 1;
  }

  private BitSet paused(List<Pause> pauses, int start) {
    BitSet paused = new BitSet();
    for (Pause pause : pauses) {
      int from = Math.max(start, minute(pause.from()));
      paused.set(from, Math.max(from, minute(pause.to())));
    }
    return paused;
  }

  private int minute(LocalDate day, LocalTime time) {
    return minute(day.atTime(time));
  }

  private int minute(Instant moment) {
    return (int) ChronoUnit.MINUTES.between(Terms.at(origin), moment);
  }

  private int minute(LocalDateTime moment) {
    return (int) ChronoUnit.MINUTES.between(origin, moment);
  }

  private static int minutes(BigDecimal amount, int perUnit) {
    return amount
        .multiply(BigDecimal.valueOf(perUnit))
        .setScale(0, RoundingMode.CEILING)
        .intValueExact();
  }
}
