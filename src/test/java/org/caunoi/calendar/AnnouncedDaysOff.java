package org.caunoi.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lets a test put other official notices in force for a while. */
public final class AnnouncedDaysOff {

  private AnnouncedDaysOff() {}

  /** Notices for these years only, with New Year and these days off. */
  public static void announce(
      WorkingCalendars calendars, Map<LocalDate, String> daysOff, int... years) {
    StringBuilder notices = new StringBuilder();
    Map<LocalDate, String> days = new TreeMap<>(daysOff);
    for (int year : years) {
      days.putIfAbsent(LocalDate.of(year, 1, 1), "new-year");
      notices
          .append("- year: %d\n  notice: \"thử\"\n  confidence: seen\n".formatted(year))
          .append(
              days.entrySet().stream()
                  .filter(day -> day.getKey().getYear() == year)
                  .map(
                      day ->
                          "    - { first: %1$s, last: %1$s, occasion: %2$s, confidence: seen }\n"
                              .formatted(day.getKey(), day.getValue()))
                  .collect(Collectors.joining("", "  daysOff:\n", "  swaps: []\n")));
    }
    calendars.replace(
        file ->
            file.equals(ReadCalendarFiles.NOTICES)
                ? notices.toString()
                : WorkingCalendars.shipped(file));
  }

  /** The notices that ship. */
  public static void restore(WorkingCalendars calendars) {
    calendars.replace(WorkingCalendars::shipped);
  }
}
