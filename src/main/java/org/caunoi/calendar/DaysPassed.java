package org.caunoi.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * Names the days between acceptance and due date that did not count, holidays one by one. Knows
 * beforehand where such days lie, so that a year without any costs as little as a week.
 */
final class DaysPassed {

  static final String ORDINARY = "";
  static final String REST = "rest";
  static final String MADE_UP = "made-up-day";

  private final LocalDate first;
  private final WorkingTime time;
  private final String[] kinds;

  /** Weekly rest days before day i. */
  private final int[] restBefore;

  /** The first holiday or made-up day from day i on. */
  private final int[] nextSpecial;

  /**
   * @param kinds one for each day: {@link #ORDINARY}, {@link #REST}, {@link #MADE_UP} or the name
   *     of the holiday that closes a day of the working week
   */
  DaysPassed(LocalDate first, String[] kinds, WorkingTime time) {
    this.first = first;
    this.time = time;
    this.kinds = kinds.clone();
    this.restBefore = new int[kinds.length + 1];
    this.nextSpecial = new int[kinds.length + 1];
    for (int i = 0; i < kinds.length; i++) {
      restBefore[i + 1] = restBefore[i] + (kinds[i].equals(REST) ? 1 : 0);
    }
    nextSpecial[kinds.length] = kinds.length;
    for (int i = kinds.length - 1; i >= 0; i--) {
      boolean special = !kinds[i].equals(ORDINARY) && !kinds[i].equals(REST);
      nextSpecial[i] = special ? i : nextSpecial[i + 1];
    }
  }

  void explain(LocalDate accepted, LocalDate due, List<Step> steps) {
    int begin = time.index(accepted) + 1;
    int end = time.index(due);
    int holiday = -1;
    int last = -1;
    for (int i = nextSpecial[begin]; i < end; i = nextSpecial[i + 1]) {
      if (holiday >= 0 && !isSameHoliday(last, i)) {
        steps.add(holidayStep(holiday, last));
        holiday = -1;
      }
      if (kinds[i].equals(MADE_UP)) {
        steps.add(Step.of(MADE_UP, first.plusDays(i)));
      } else {
        holiday = holiday < 0 ? i : holiday;
        last = i;
      }
    }
    if (holiday >= 0) {
      steps.add(holidayStep(holiday, last));
    }
    if (restBefore[end] > restBefore[begin]) {
      steps.add(Step.of("rest-days", restBefore[end] - restBefore[begin]));
    }
  }

  /** Whether nobody worked between two days off of the same name. */
  private boolean isSameHoliday(int one, int other) {
    return kinds[one].equals(kinds[other])
        && time.workingDaysBetween(first.plusDays(one), first.plusDays(other)) == 0;
  }

  private Step holidayStep(int from, int to) {
    return Step.of("holiday." + kinds[from], first.plusDays(from), first.plusDays(to));
  }
}
