package org.caunoi.calendar;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Working hours of one day.
 *
 * @param spans in order, without overlap; empty on a day off
 * @param counted whether the day counts as a working day of a term
 */
record DayHours(List<TimeSpan> spans, boolean counted) {

  static final DayHours CLOSED = new DayHours(List.of(), false);

  DayHours {
    spans = List.copyOf(spans);
  }

  boolean open() {
    return !spans.isEmpty();
  }

  LocalTime begin() {
    return spans.getFirst().from();
  }

  LocalTime end() {
    return spans.getLast().to();
  }

  int minutes() {
    return spans.stream().mapToInt(TimeSpan::minutes).sum();
  }

  /** The time itself while open, else the next opening of the day, if there is one. */
  Optional<LocalTime> openFrom(LocalTime time) {
    for (TimeSpan span : spans) {
      if (time.isBefore(span.to())) {
        return Optional.of(time.isBefore(span.from()) ? span.from() : time);
      }
    }
    return Optional.empty();
  }

  /** The time itself when work can end then, else the next opening, else the end of the day. */
  LocalTime deadlineAt(LocalTime time) {
    for (TimeSpan span : spans) {
      if (!time.isAfter(span.to())) {
        return time.isBefore(span.from()) ? span.from() : time;
      }
    }
    return end();
  }

  /** Working minutes of this day before a time. */
  int minutesBefore(LocalTime time) {
    int minutes = 0;
    for (TimeSpan span : spans) {
      if (!time.isBefore(span.to())) {
        minutes += span.minutes();
      } else if (time.isAfter(span.from())) {
        minutes += (int) ChronoUnit.MINUTES.between(span.from(), time);
      }
    }
    return minutes;
  }

  /** When so many working minutes of this day have passed; a full span ends before the break. */
  LocalTime timeAfter(int minutes) {
    int left = minutes;
    for (TimeSpan span : spans) {
      if (left <= span.minutes()) {
        return span.from().plusMinutes(left);
      }
      left -= span.minutes();
    }
    throw new IllegalArgumentException("The day has fewer working minutes");
  }
}
