package org.caunoi.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names the days between acceptance and due date that did not count, holidays one by one. */
final class DaysPassed {

  private final WorkingCalendar calendar;
  private final LocalDate accepted;
  private final LocalDate due;

  DaysPassed(WorkingCalendar calendar, LocalDate accepted, LocalDate due) {
    this.calendar = calendar;
    this.accepted = accepted;
    this.due = due;
  }

  void explain(List<Step> steps) {
    int restDays = 0;
    @Nullable String occasion = null;
    LocalDate first = accepted;
    LocalDate last = accepted;
    for (LocalDate day = accepted.plusDays(1); day.isBefore(due); day = day.plusDays(1)) {
      if (calendar.isMadeUp(day)) {
        steps.add(Step.of("made-up-day", day));
      } else if (calendar.isWeeklyRest(day)) {
        restDays++;
      } else {
        Optional<String> holiday = calendar.occasionOn(day);
        String name = holiday.orElse(null);
        if (occasion != null && !occasion.equals(name)) {
          steps.add(Step.of("holiday." + occasion, first, last));
        }
        if (name != null) {
          first = name.equals(occasion) ? first : day;
          last = day;
        }
        occasion = name;
      }
    }
    if (occasion != null) {
      steps.add(Step.of("holiday." + occasion, first, last));
    }
    if (restDays > 0) {
      steps.add(Step.of("rest-days", restDays));
    }
  }
}
