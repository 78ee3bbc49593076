package org.caunoi.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A public holiday as the law describes it, from which the draft of a year without notice is made.
 *
 * @param firstOffset days from the named date to the first day off
 * @param madeUp whether a day of it that falls on a weekly rest day moves to the next working day
 */
record HolidayRule(
    String occasion,
    boolean lunar,
    int month,
    int day,
    int firstOffset,
    int days,
    int fromYear,
    int toYear,
    boolean madeUp) {

  boolean appliesIn(int year) {
    return fromYear <= year && year <= toYear;
  }

  List<LocalDate> datesIn(int year) {
    LocalDate named = lunar ? LunarDate.date(year, month, day) : LocalDate.of(year, month, day);
    LocalDate first = named.plusDays(firstOffset);
    return LongStream.range(0, days).mapToObj(first::plusDays).toList();
  }
}
