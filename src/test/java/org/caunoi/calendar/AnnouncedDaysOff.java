package org.caunoi.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** Lets a test put other official notices in force for a while. */
public final class AnnouncedDaysOff {

  private AnnouncedDaysOff() {}

  /** Notices for these years only, with these days off. */
  public static void announce(
      WorkingCalendars calendars, Map<LocalDate, String> daysOff, int... years) {
    StringBuilder notices = new StringBuilder();
    for (int year : years) {
      notices
          .append("- year: %d\n  notice: \"thử\"\n  confidence: seen\n".formatted(year))
          .append(
              daysOff.entrySet().stream()
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
