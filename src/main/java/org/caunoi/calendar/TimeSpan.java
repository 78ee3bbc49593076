package org.caunoi.calendar;

import java.time.Duration;
import java.time.LocalTime;

/** Part of a day on the wall clock of Vietnam; the end belongs to it as a deadline only. */
public record TimeSpan(LocalTime from, LocalTime to) {

  public TimeSpan {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("ends before it begins");
    }
  }

  int minutes() {
    return (int) Duration.between(from, to).toMinutes();
  }
}
