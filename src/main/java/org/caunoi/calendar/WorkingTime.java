package org.caunoi.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.caunoi.shared.Refused;

/**
 * The line of working time: every day of the calendar with its hours, and running counts so that a
 * step over years costs as much as a step over a day. Moments are wall-clock times of Vietnam.
 */
final class WorkingTime {

  private final LocalDate first;
  private final DayHours[] days;

  /** Counted working days before day i. */
  private final int[] countBefore;

  /** Day of the n-th counted working day. */
  private final int[] counted;

  /** Working minutes before day i. */
  private final int[] minutesBefore;

  WorkingTime(LocalDate first, DayHours[] days) {
    this.first = first;
    this.days = days.clone();
    this.countBefore = new int[days.length + 1];
    this.minutesBefore = new int[days.length + 1];
    int[] list = new int[days.length];
    for (int i = 0; i < days.length; i++) {
      if (days[i].counted()) {
        list[countBefore[i]] = i;
      }
      countBefore[i + 1] = countBefore[i] + (days[i].counted() ? 1 : 0);
      minutesBefore[i + 1] = minutesBefore[i] + days[i].minutes();
    }
    this.counted = Arrays.copyOf(list, countBefore[days.length]);
  }

  DayHours hours(LocalDate date) {
    return days[index(date)];
  }

  /** The moment itself while open, else the next opening. */
  LocalDateTime snap(LocalDateTime moment) {
    Optional<LocalDateTime> today =
        hours(moment.toLocalDate()).openFrom(moment.toLocalTime()).map(moment::with);
    return today.orElseGet(() -> nextOpening(moment.toLocalDate()));
  }

  private LocalDateTime nextOpening(LocalDate after) {
    LocalDate date = after.plusDays(1);
    while (!hours(date).open()) {
      date = date.plusDays(1);
    }
    return date.atTime(hours(date).begin());
  }

  /** Counted working days after one date up to another. */
  int daysBetween(LocalDate after, LocalDate upTo) {
    return countBefore[index(upTo) + 1] - countBefore[index(after) + 1];
  }

  /** The n-th counted working day after a date, n at least 1. */
  LocalDate workingDayAfter(LocalDate date, int n) {
    int position = countBefore[index(date) + 1] + n - 1;
    if (position >= counted.length) {
      throw outside();
    }
    return first.plusDays(counted[position]);
  }

  /** The n-th counted working day before a date; for none the date itself. */
  LocalDate workingDayBefore(LocalDate date, int n) {
    if (n == 0) {
      return date;
    }
    int position = countBefore[index(date)] - n;
    if (position < 0) {
      throw outside();
    }
    return first.plusDays(counted[position]);
  }

  /** The date itself when it counts as a working day, else the next one. */
  LocalDate workingDayFrom(LocalDate date) {
    return hours(date).counted() ? date : workingDayAfter(date, 1);
  }

  /** Counted working days from a date, included, to another, excluded. */
  int workingDaysBetween(LocalDate from, LocalDate to) {
    return countBefore[index(to)] - countBefore[index(from)];
  }

  int minutesBetween(LocalDateTime from, LocalDateTime to) {
    return minutesAt(to) - minutesAt(from);
  }

  /** When so many working minutes have passed, at least one; a full span ends before the break. */
  LocalDateTime plusMinutes(LocalDateTime from, int minutes) {
    int target = Math.addExact(minutesAt(from), minutes);
    if (target > minutesBefore[days.length]) {
      throw outside();
    }
    int i = Arrays.binarySearch(minutesBefore, target);
    if (i < 0) {
      i = -i - 2;
    } else {
      while (i > 0 && minutesBefore[i - 1] == target) {
        i--;
      }
      i--;
    }
    return first.plusDays(i).atTime(days[i].timeAfter(target - minutesBefore[i]));
  }

  private int minutesAt(LocalDateTime moment) {
    int i = index(moment.toLocalDate());
    return minutesBefore[i] + days[i].minutesBefore(moment.toLocalTime());
  }

  /** Number of the day in the calendar, the first one 0. */
  int index(LocalDate date) {
    long index = date.toEpochDay() - first.toEpochDay();
    if (index < 0 || index >= days.length) {
      throw outside();
    }
    return (int) index;
  }

  private Refused outside() {
    return Refused.invalid(
        "date-outside-calendar", first.getYear(), first.plusDays(days.length - 1L).getYear());
  }
}
