package org.caunoi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All facts a calendar is built from, checked.
 *
 * @param weekly hours of an ordinary week
 * @param noticeYears years whose days off were announced
 * @param provisionalYears those of them whose official notice is not out yet
 * @param daysOff announced days off
 * @param swaps working days put in place of announced days off
 * @param holidays the law's holidays, for years without notice
 */
record CalendarData(
    CalendarRules rules,
    Map<DayOfWeek, DayHours> weekly,
    Set<Integer> noticeYears,
    Set<Integer> provisionalYears,
    List<DaysOff> daysOff,
    List<Swap> swaps,
    List<HolidayRule> holidays) {

  /** Days off in a row, both ends included; weekends inside do no harm. */
  record DaysOff(LocalDate first, LocalDate last, String occasion) {}

  /** A rest day on which people work with the hours of the day off it replaces. */
  record Swap(LocalDate workDay, LocalDate inPlaceOf) {}

  CalendarData {
    weekly = Map.copyOf(weekly);
    noticeYears = Set.copyOf(noticeYears);
    provisionalYears = Set.copyOf(provisionalYears);
    daysOff = List.copyOf(daysOff);
    swaps = List.copyOf(swaps);
    holidays = List.copyOf(holidays);
  }

  DayHours ordinaryHours(LocalDate date) {
    return weekly.getOrDefault(date.getDayOfWeek(), DayHours.CLOSED);
  }
}
