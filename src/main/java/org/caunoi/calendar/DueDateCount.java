package org.caunoi.calendar;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.caunoi.calendar.CalendarRules.DayEnd;
import org.caunoi.calendar.StatutoryTerm.CalendarDays;
import org.caunoi.calendar.StatutoryTerm.Months;
import org.caunoi.calendar.StatutoryTerm.SameDayCutoff;
import org.caunoi.calendar.StatutoryTerm.WorkingDays;
import org.caunoi.calendar.StatutoryTerm.WorkingHours;
import org.caunoi.shared.VietnamTime;

/** Counts one due date and writes down each step. */
final class DueDateCount {

  private final WorkingCalendar calendar;
  private final WorkingTime time;
  private final DaysPassed passed;
  private final CalendarRules rules;
  private final List<Step> steps = new ArrayList<>();

  DueDateCount(WorkingCalendar calendar, WorkingTime time, DaysPassed passed, CalendarRules rules) {
    this.calendar = calendar;
    this.time = time;
    this.passed = passed;
    this.rules = rules;
  }

  DueDate count(Instant acceptedAt, StatutoryTerm term, List<Pause> pauses) {
    LocalDateTime accepted = calendar.wallClock(acceptedAt);
    LocalDateTime start = time.snap(accepted);
    steps.add(Step.of("accepted", accepted));
    explainStart(accepted, start);
    List<Stop> stops = Stop.merged(pauses, start, calendar::wallClock);
    LocalDateTime due =
        switch (term) {
          case SameDayCutoff(LocalTime cutoff) -> sameDay(accepted, cutoff, stops);
          case WorkingDays(BigDecimal days) -> workingDays(start, days, stops);
          case WorkingHours(BigDecimal hours) -> workingHours(start, hours, stops);
          case CalendarDays(int days) ->
              laterDate(
                  start, start.toLocalDate().plusDays(days), Step.of("calendar-days", days), stops);
          case Months(int months) ->
              laterDate(
                  start, start.toLocalDate().plusMonths(months), Step.of("months", months), stops);
        };
    passed.explain(start.toLocalDate(), due.toLocalDate(), steps);
    steps.add(Step.of("due", due));
    boolean provisional = explainProvisional(start.getYear(), due.getYear());
    return new DueDate(due.atZone(VietnamTime.ZONE).toInstant(), provisional, steps);
  }

  Instant later(Instant named, StatutoryTerm term, List<Pause> pauses) {
    boolean byMinutes =
        switch (term) {
          case WorkingHours _ -> true;
          case WorkingDays(BigDecimal days) -> byMinutes(days.stripTrailingZeros().scale() > 0);
          case SameDayCutoff _, CalendarDays _, Months _ -> byMinutes(false);
        };
    LocalDateTime due = calendar.wallClock(named);
    for (Stop stop : Stop.merged(pauses, LocalDateTime.MIN, calendar::wallClock)) {
      due = moved(stop, due, old -> byMinutes ? laterByMinutes(old, stop) : laterByDays(old, stop));
    }
    return due.atZone(VietnamTime.ZONE).toInstant();
  }

  private boolean byMinutes(boolean partOfDay) {
    return partOfDay || rules.dayEnd() == DayEnd.SAME_CLOCK_TIME;
  }

  private void explainStart(LocalDateTime accepted, LocalDateTime start) {
    if (start.equals(accepted)) {
      return;
    }
    DayHours hours = time.hours(accepted.toLocalDate());
    if (!hours.open()) {
      steps.add(Step.of("counted-from.day-off", start));
    } else if (!start.toLocalDate().equals(accepted.toLocalDate())) {
      steps.add(Step.of("counted-from.after-closing", start));
    } else if (accepted.toLocalTime().isBefore(hours.begin())) {
      steps.add(Step.of("counted-from.before-opening", start));
    } else {
      steps.add(Step.of("counted-from.break", start));
    }
  }

  /** After a pause the resumption counts like a fresh acceptance. */
  private LocalDateTime sameDay(LocalDateTime accepted, LocalTime cutoff, List<Stop> stops) {
    boolean next = isAfterCutoff(accepted, cutoff);
    steps.add(Step.of(next ? "after-cutoff" : "before-cutoff", cutoff));
    LocalDateTime due = untilCutoff(accepted, cutoff);
    for (Stop stop : stops) {
      LocalDateTime resumed = untilCutoff(stop.to(), cutoff);
      due = moved(stop, due, old -> resumed.isAfter(old) ? resumed : old);
    }
    return due;
  }

  private LocalDateTime untilCutoff(LocalDateTime moment, LocalTime cutoff) {
    LocalDate day = time.snap(moment).toLocalDate();
    LocalDate last = isAfterCutoff(moment, cutoff) ? time.workingDayAfter(day, 1) : day;
    return last.atTime(time.hours(last).end());
  }

  /** What was moved to another day is the first work of that morning and never too late for it. */
  private boolean isAfterCutoff(LocalDateTime moment, LocalTime cutoff) {
    boolean sameDay = time.snap(moment).toLocalDate().equals(moment.toLocalDate());
    return sameDay && moment.toLocalTime().isAfter(cutoff);
  }

  private LocalDateTime workingDays(LocalDateTime start, BigDecimal days, List<Stop> stops) {
    int whole = days.intValue();
    int rest = minutes(days.subtract(BigDecimal.valueOf(whole)), rules.hoursPerDay());
    LocalDateTime due = start;
    if (whole > 0) {
      LocalDate last = time.workingDayAfter(start.toLocalDate(), whole);
      due = endOn(last, start.toLocalTime());
      steps.add(Step.of("working-days", whole, last));
      steps.add(dayEndStep(due));
    }
    if (rest > 0) {
      due = time.plusMinutes(due, rest);
      steps.add(Step.of("part-of-day", rest, rules.hoursPerDay(), due));
    }
    boolean byMinutes = byMinutes(rest > 0);
    for (Stop stop : stops) {
      due = moved(stop, due, old -> byMinutes ? laterByMinutes(old, stop) : laterByDays(old, stop));
    }
    return due;
  }

  private LocalDateTime workingHours(LocalDateTime start, BigDecimal hours, List<Stop> stops) {
    LocalDateTime due = time.plusMinutes(start, minutes(hours, 1));
    steps.add(Step.of("working-hours", hours.stripTrailingZeros().toPlainString()));
    for (Stop stop : stops) {
      due = moved(stop, due, old -> laterByMinutes(old, stop));
    }
    return due;
  }

  /** A pause moves the last day by its midnights, and the due date never lies before its end. */
  private LocalDateTime laterDate(
      LocalDateTime start, LocalDate named, Step counted, List<Stop> stops) {
    steps.add(counted);
    LocalDate last = named;
    LocalDateTime due = endOn(time.workingDayFrom(last), start.toLocalTime());
    for (Stop stop : stops) {
      if (stop.from().isBefore(due)) {
        last = last.plusDays(stop.calendarDays());
      }
      LocalDate resumed = time.snap(stop.to()).toLocalDate();
      LocalDate day = time.workingDayFrom(last.isBefore(resumed) ? resumed : last);
      due = moved(stop, due, old -> endOn(day, start.toLocalTime()));
    }
    if (!last.equals(due.toLocalDate())) {
      steps.add(Step.of("rolled", last, due.toLocalDate()));
    }
    steps.add(dayEndStep(due));
    return due;
  }

  private LocalDateTime moved(Stop stop, LocalDateTime due, UnaryOperator<LocalDateTime> move) {
    if (!stop.from().isBefore(due)) {
      steps.add(Step.of("pause-too-late", stop.from(), stop.to()));
      return due;
    }
    LocalDateTime later = move.apply(due);
    steps.add(Step.of("pause", stop.from(), stop.to(), later));
    return later;
  }

  private LocalDateTime laterByMinutes(LocalDateTime due, Stop stop) {
    int lost = time.minutesBetween(stop.from(), stop.to());
    return lost == 0 ? due : time.plusMinutes(due, lost);
  }

  /** The day of the stop is exchanged for the day of the resumption. */
  private LocalDateTime laterByDays(LocalDateTime due, Stop stop) {
    LocalDate stopped = time.snap(stop.from()).toLocalDate();
    LocalDate resumed = time.snap(stop.to()).toLocalDate();
    int lost = time.workingDaysBetween(stopped, resumed);
    if (lost == 0) {
      return due;
    }
    LocalDate day = time.workingDayAfter(due.toLocalDate(), lost);
    return day.atTime(time.hours(day).end());
  }

  private LocalDateTime endOn(LocalDate day, LocalTime clock) {
    return switch (rules.dayEnd()) {
      case END_OF_DAY -> day.atTime(time.hours(day).end());
      case SAME_CLOCK_TIME -> atClock(day, clock);
    };
  }

  private LocalDateTime atClock(LocalDate day, LocalTime clock) {
    return day.atTime(time.hours(day).deadlineAt(clock));
  }

  private Step dayEndStep(LocalDateTime due) {
    return switch (rules.dayEnd()) {
      case END_OF_DAY -> Step.of("end-of-day", due.toLocalTime());
      case SAME_CLOCK_TIME -> Step.of("same-clock-time", due.toLocalTime());
    };
  }

  private boolean explainProvisional(int from, int to) {
    boolean provisional = false;
    for (int year = from; year <= to; year++) {
      if (calendar.isProvisional(year)) {
        provisional = true;
        steps.add(Step.of("provisional", Integer.toString(year)));
      }
    }
    return provisional;
  }

  /** Whole minutes, begun ones included. */
  private static int minutes(BigDecimal amount, int hoursPerUnit) {
    return amount
        .multiply(BigDecimal.valueOf(hoursPerUnit * ChronoUnit.HOURS.getDuration().toMinutes()))
        .setScale(0, RoundingMode.CEILING)
        .intValueExact();
  }
}
