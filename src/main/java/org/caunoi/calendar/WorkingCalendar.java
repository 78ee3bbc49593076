package org.caunoi.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;

/**
 * The authorities' working time, immutable and free of side effects. Dates and times of day are the
 * wall clock of Vietnam. A moment outside its years is refused with {@code date-outside-calendar}.
 */
public final class WorkingCalendar {

  private final CalendarData data;
  private final Map<LocalDate, String> occasions;
  private final Map<LocalDate, LocalDate> swaps;
  private final Instant begin;
  private final Instant end;
  private final WorkingTime time;
  private final DaysPassed passed;

  WorkingCalendar(CalendarData data) {
    this.data = data;
    this.occasions = Map.copyOf(YearPlan.daysOff(data));
    this.swaps = new HashMap<>();
    data.swaps().forEach(swap -> swaps.put(swap.workDay(), swap.inPlaceOf()));
    LocalDate first = LocalDate.of(data.rules().firstYear(), 1, 1);
    LocalDate after = LocalDate.of(data.rules().lastYear() + 1, 1, 1);
    this.begin = first.atStartOfDay(VietnamTime.ZONE).toInstant();
    this.end = after.atStartOfDay(VietnamTime.ZONE).toInstant();
    this.time =
        new WorkingTime(first, first.datesUntil(after).map(this::plan).toArray(DayHours[]::new));
    this.passed =
        new DaysPassed(first, first.datesUntil(after).map(this::kind).toArray(String[]::new), time);
  }

  private DayHours plan(LocalDate date) {
    LocalDate replaced = swaps.get(date);
    if (replaced != null) {
      return data.ordinaryHours(replaced);
    }
    return occasions.containsKey(date) ? DayHours.CLOSED : data.ordinaryHours(date);
  }

  private String kind(LocalDate date) {
    if (swaps.containsKey(date)) {
      return DaysPassed.MADE_UP;
    }
    return data.ordinaryHours(date).counted()
        ? occasions.getOrDefault(date, DaysPassed.ORDINARY)
        : DaysPassed.REST;
  }

  /**
   * When a result is due.
   *
   * <p>The day of acceptance is not counted; a dossier accepted before opening, in the break, after
   * closing or on a day off counts as accepted at the next opening. Seconds are dropped, as on the
   * printed slip. Pauses move the due date by the working days (or hours) they take away; a pause
   * that begins after the due date changes nothing.
   */
  public DueDate dueDate(Instant acceptedAt, StatutoryTerm term, List<Pause> pauses) {
    return new DueDateCount(this, time, passed, data.rules()).count(acceptedAt, term, pauses);
  }

  /**
   * A due date that was named, not counted, moved by pauses as one of that term is: by whole
   * working days, or by minutes where parts of a day count.
   */
  public Instant later(Instant named, StatutoryTerm term, List<Pause> pauses) {
    return new DueDateCount(this, time, passed, data.rules()).later(named, term, pauses);
  }

  /** Whether the day counts as a working day of a term. */
  public boolean isWorkingDay(LocalDate date) {
    return time.hours(date).counted();
  }

  /** Working hours of the day, empty on a day off. */
  public List<TimeSpan> hoursOn(LocalDate date) {
    return time.hours(date).spans();
  }

  /** Hours of an ordinary week; a day that is missing is no working day. */
  public Map<DayOfWeek, List<TimeSpan>> ordinaryWeek() {
    Map<DayOfWeek, List<TimeSpan>> week = new EnumMap<>(DayOfWeek.class);
    data.weekly().forEach((day, hours) -> week.put(day, hours.spans()));
    return week;
  }

  /** Names of holidays that are known: the law's and those of the notices. */
  public Set<String> occasions() {
    Set<String> names = new TreeSet<>(occasions.values());
    data.holidays().forEach(rule -> names.add(rule.occasion()));
    return names;
  }

  /** Days off of the year that were days of the working week, in order. */
  public List<LocalDate> daysOffIn(int year) {
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(day -> occasions.containsKey(day) && data.ordinaryHours(day).counted())
        .toList();
  }

  /** Name of the holiday that closes the day, such as {@code tet}. */
  public Optional<String> occasionOn(LocalDate date) {
    return Optional.ofNullable(occasions.get(date));
  }

  /** Whether the days off of the year are only a draft computed from the law. */
  public boolean isProvisional(int year) {
    return !data.noticeYears().contains(year) || data.provisionalYears().contains(year);
  }

  /**
   * Working minutes between two moments, 0 when the second is not later. What lies outside the
   * years of the calendar is not counted.
   */
  public int workingMinutesBetween(Instant from, Instant to) {
    return Math.max(0, time.minutesBetween(wallClock(within(from)), wallClock(within(to))));
  }

  /**
   * Working days after the first moment's day up to the second's, 0 when that is not later. What
   * lies outside the years of the calendar is not counted.
   */
  public int workingDaysBetween(Instant from, Instant to) {
    return Math.max(
        0, time.daysBetween(VietnamTime.day(within(from)), VietnamTime.day(within(to))));
  }

  private Instant within(Instant moment) {
    Instant last = end.minusSeconds(1);
    return moment.isBefore(begin) ? begin : moment.isAfter(last) ? last : moment;
  }

  /** When so many working minutes have passed, at least one. */
  public Instant plusWorkingMinutes(Instant from, int minutes) {
    return time.plusMinutes(wallClock(from), minutes).atZone(VietnamTime.ZONE).toInstant();
  }

  /** The same time of day, so many working days earlier. */
  public Instant workingDaysBefore(Instant moment, int days) {
    LocalDateTime at = wallClock(moment);
    return time.workingDayBefore(at.toLocalDate(), days)
        .atTime(at.toLocalTime())
        .atZone(VietnamTime.ZONE)
        .toInstant();
  }

  /** The latest moment from which so many working hours have passed. */
  public Instant workingHoursBefore(Instant moment, int hours) {
    Duration left = Duration.ofHours(hours);
    LocalDateTime end = LocalDateTime.ofInstant(moment, VietnamTime.ZONE);
    for (LocalDate day = end.toLocalDate(); ; day = day.minusDays(1)) {
      for (TimeSpan span : hoursOn(day).reversed()) {
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

  /** The n-th working day after a date, n at least 1. */
  public LocalDate workingDayAfter(LocalDate date, int days) {
    return time.workingDayAfter(date, days);
  }

  /** The moment itself, unless it lies outside the years of the calendar. */
  public Instant requireCovered(Instant moment) {
    if (moment.isBefore(begin) || !moment.isBefore(end)) {
      throw Refused.invalid(
          "date-outside-calendar", data.rules().firstYear(), data.rules().lastYear());
    }
    return moment;
  }

  /** Working hours in which one day of work is counted. */
  public int hoursPerDay() {
    return data.rules().hoursPerDay();
  }

  /** Wall clock of Vietnam, seconds dropped. */
  LocalDateTime wallClock(Instant moment) {
    return requireCovered(moment)
        .atZone(VietnamTime.ZONE)
        .toLocalDateTime()
        .truncatedTo(ChronoUnit.MINUTES);
  }
}
