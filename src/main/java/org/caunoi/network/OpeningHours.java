package org.caunoi.network;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Weekly hours of a counter in Hanoi time, public holidays not considered.
 *
 * @param text for people: "Thứ Hai đến thứ Sáu 7:30–12:00"
 * @param rule for machines, the form of OpenStreetMap: "Mo-Fr 07:30-12:00,13:30-17:30; Sa
 *     07:30-12:00"
 */
public record OpeningHours(String text, String rule, Map<DayOfWeek, List<Span>> week) {

  private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

  /** From the first minute inclusive to the last exclusive. */
  public record Span(LocalTime from, LocalTime to) {
    public Span {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(from + "-" + to + " does not run forward");
      }
    }
  }

  public OpeningHours {
    week = Map.copyOf(week);
  }

  /** Whether the counter serves at that local time in Hanoi. */
  public boolean isOpenAt(LocalDateTime local) {
    LocalTime time = local.toLocalTime();
    return week.getOrDefault(local.getDayOfWeek(), List.of()).stream()
        .anyMatch(span -> !time.isBefore(span.from()) && time.isBefore(span.to()));
  }

  /** Throws {@link IllegalArgumentException} with a plain reason when the rule cannot be read. */
  static OpeningHours parse(String text, String rule) {
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    for (String part : rule.split(";", -1)) {
      String[] daysAndTimes = part.strip().split(" ", -1);
      if (daysAndTimes.length != 2) {
        throw new IllegalArgumentException("\"" + part.strip() + "\" is not days and times");
      }
      List<Span> spans = spans(daysAndTimes[1]);
      for (DayOfWeek day : days(daysAndTimes[0])) {
        if (week.put(day, spans) != null) {
          throw new IllegalArgumentException(day + " is named twice");
        }
      }
    }
    return new OpeningHours(text, rule, week);
  }

  private static List<DayOfWeek> days(String text) {
    String[] ends = text.split("-", -1);
    int first = DAYS.indexOf(ends[0]);
    int last = DAYS.indexOf(ends[ends.length - 1]);
    if (ends.length > 2 || first < 0 || last < first) {
      throw new IllegalArgumentException("\"" + text + "\" is not a range of Mo Tu We Th Fr Sa Su");
    }
    List<DayOfWeek> days = new ArrayList<>();
    for (int day = first; day <= last; day++) {
      days.add(DayOfWeek.of(day + 1));
    }
    return days;
  }

  private static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    for (String span : text.split(",", -1)) {
      String[] ends = span.split("-", -1);
      if (ends.length != 2) {
        throw new IllegalArgumentException("\"" + span + "\" is not from-to");
      }
      Span next = new Span(time(ends[0]), time(ends[1]));
      if (!spans.isEmpty() && next.from().isBefore(spans.getLast().to())) {
        throw new IllegalArgumentException("\"" + span + "\" overlaps the hours before it");
      }
      spans.add(next);
    }
    return List.copyOf(spans);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException notATime) {
      throw new IllegalArgumentException("\"" + text + "\" is not a time like 07:30", notATime);
    }
  }
}
