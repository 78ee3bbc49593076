package org.caunoi.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Decides for every date which occasion closes it, by notice or, without one, by the draft. */
final class YearPlan {

  private final CalendarData data;
  private final Map<LocalDate, String> occasions = new TreeMap<>();

  private YearPlan(CalendarData data) {
    this.data = data;
  }

  /** Days off with the occasion of each, over all years of the calendar. */
  static Map<LocalDate, String> daysOff(CalendarData data) {
    YearPlan plan = new YearPlan(data);
    plan.takeNotices();
    for (int year = data.rules().firstYear(); year <= data.rules().lastYear(); year++) {
      if (!data.noticeYears().contains(year)) {
        plan.draft(year);
      }
    }
    return plan.occasions;
  }

  private void takeNotices() {
    for (CalendarData.DaysOff off : data.daysOff()) {
      off.first().datesUntil(off.last().plusDays(1)).forEach(d -> occasions.put(d, off.occasion()));
    }
  }

  /** First all holidays, then the days made up, so that a made-up day never meets a holiday. */
  private void draft(int year) {
    Map<LocalDate, String> toMakeUp = new TreeMap<>();
    for (HolidayRule rule : data.holidays()) {
      if (rule.appliesIn(year)) {
        for (LocalDate date : rule.datesIn(year)) {
          occasions.putIfAbsent(date, rule.occasion());
          if (rule.madeUp() && !data.ordinaryHours(date).counted()) {
            toMakeUp.put(date, rule.occasion());
          }
        }
      }
    }
    toMakeUp.forEach((date, occasion) -> occasions.put(nextWorkingDay(date), occasion));
  }

  private LocalDate nextWorkingDay(LocalDate date) {
    LocalDate next = date;
    while (occasions.containsKey(next) || !data.ordinaryHours(next).counted()) {
      next = next.plusDays(1);
    }
    return next;
  }
}
