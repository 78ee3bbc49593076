package org.caunoi.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A pause on the wall clock, cut to the running term. */
record Stop(LocalDateTime from, LocalDateTime to) {

  /** In order, overlapping ones joined, none before the start of the term. */
  static List<Stop> merged(
      List<Pause> pauses, LocalDateTime start, Function<Instant, LocalDateTime> wallClock) {
    if (pauses.isEmpty()) {
      return List.of();
    }
    List<Stop> stops = new ArrayList<>();
    List<Pause> sorted = pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
    for (Pause pause : sorted) {
      LocalDateTime from = later(wallClock.apply(pause.from()), start);
      LocalDateTime to = wallClock.apply(pause.to());
      if (!stops.isEmpty() && !from.isAfter(stops.getLast().to())) {
        Stop last = stops.removeLast();
        stops.add(new Stop(last.from(), later(last.to(), to)));
      } else if (to.isAfter(from)) {
        stops.add(new Stop(from, to));
      }
    }
    return stops;
  }

  long calendarDays() {
    return ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate());
  }

  private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
    return one.isAfter(other) ? one : other;
  }
}
