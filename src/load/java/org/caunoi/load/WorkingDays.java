package org.caunoi.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Working days by the official notices, counted apart from the house. Of years without a notice it
 * knows New Year's Day alone, which is made up for when it falls on a weekend.
 */
final class WorkingDays {

  private static final Pattern OFF =
      Pattern.compile("first: (\\d{4}-\\d\\d-\\d\\d), last: (\\d{4}-\\d\\d-\\d\\d)");
  private static final Pattern WORKED = Pattern.compile("workDay: (\\d{4}-\\d\\d-\\d\\d)");
  private static final LocalTime CUTOFF = LocalTime.of(15, 0);
  private static final LocalTime CLOSING = LocalTime.of(17, 0);

  private final Set<LocalDate> off = new HashSet<>();
  private final Set<LocalDate> worked = new HashSet<>();

  WorkingDays() throws IOException {
    String notices =
        Files.readString(Path.of("src/main/resources/reference/calendar/notices.yaml"));
    OFF.matcher(notices)
        .results()
        .forEach(
            one ->
                LocalDate.parse(one.group(1))
                    .datesUntil(LocalDate.parse(one.group(2)).plusDays(1))
                    .forEach(off::add));
    WORKED
        .matcher(notices)
        .results()
        .map((MatchResult one) -> LocalDate.parse(one.group(1)))
        .forEach(worked::add);
    for (int year = 2027; year < 2035; year++) {
      LocalDate newYear = LocalDate.of(year, 1, 1);
      off.add(newYear);
      while (weekend(newYear)) {
        newYear = newYear.plusDays(1);
      }
      off.add(newYear);
    }
  }

  /** The end of the same working day, or of the next for what is accepted after three o'clock. */
  LocalDateTime due(LocalDateTime accepted) {
    LocalDate day = accepted.toLocalDate();
    if (isWorkingDay(day) && accepted.toLocalTime().isAfter(CUTOFF)) {
      day = day.plusDays(1);
    }
    while (!isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return day.atTime(CLOSING);
  }

  private boolean isWorkingDay(LocalDate day) {
    return worked.contains(day) || !weekend(day) && !off.contains(day);
  }

  private static boolean weekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
