package org.caunoi.custody;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.custody.model.Phase;
import org.caunoi.custody.model.Trip;
import org.caunoi.custody.model.UnitState;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Until when papers must have been handed on. The times are settings of the network; what the law
 * demands of forwarding is not confirmed [?].
 */
@Component
class Deadlines {

  private static final int DAYS_AHEAD = 30;

  private final WorkingCalendars calendars;
  private final List<LocalTime> collections;
  private final Duration forwardWithin;
  private final Duration overdueAfter;
  private final Trips trips;

  Deadlines(
      WorkingCalendars calendars,
      Trips trips,
      @Value("${caunoi.custody.collections}") List<LocalTime> collections,
      @Value("${caunoi.custody.forward-within}") Duration forwardWithin,
      @Value("${caunoi.custody.overdue-after}") Duration overdueAfter) {
    this.calendars = calendars;
    this.collections = collections.stream().sorted().toList();
    this.forwardWithin = forwardWithin;
    this.overdueAfter = overdueAfter;
    this.trips = trips;
  }

  /** When a courier comes next. */
  Instant nextCollection(Instant from) {
    WorkingCalendar calendar = calendars.current();
    LocalDate today = VietnamTime.day(from);
    for (LocalDate day = today; day.isBefore(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
      if (!calendar.isWorkingDay(day)) {
        continue;
      }
      for (LocalTime time : collections) {
        Instant at = day.atTime(time).atZone(VietnamTime.ZONE).toInstant();
        if (at.isAfter(from)) {
          return at;
        }
      }
    }
    return from.plus(forwardWithin);
  }

  /** When a bag that leaves a place now should be at another. */
  Instant arrival(Instant at, String from, String to) {
    return at.plus(trips.of(from, to, VietnamTime.day(at)));
  }

  /**
   * Null where nobody waits for this unit. On the road a bag is waited for where it goes; while it
   * lies at a counter it is the counter's to hand on.
   */
  @Nullable Instant of(UnitState unit) {
    if (unit.phase().isOver() || unit.phase() == Phase.IN_BAG || unit.phase() == Phase.LOST) {
      return null;
    }
    if (unit.keeper().moving()) {
      Instant eta = unit.eta();
      return eta == null ? unit.since().plus(forwardWithin) : eta.plus(overdueAfter);
    }
    if (unit.keeper().place().equals(unit.destination())) {
      return unit.since().plus(forwardWithin);
    }
    Trip planned = unit.trip();
    Instant collection = planned == null ? nextCollection(unit.since()) : planned.leaves();
    return collection.plus(overdueAfter);
  }
}
