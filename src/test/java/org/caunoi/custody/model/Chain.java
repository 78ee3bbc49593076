package org.caunoi.custody.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds the events of one unit for a test, each following the one before. */
final class Chain {

  static final Instant NOON = Instant.parse("2026-03-03T05:00:00Z");
  static final Keeper CLERK = keeper(1, "HN-0001", false);
  static final Keeper COURIER = keeper(2, "HN-0001", true);
  static final Keeper OFFICE = keeper(3, "000.00.01.H26", false);
  static final Keeper SECOND = keeper(4, "000.00.01.H26", false);
  static final Keeper CENTRE = keeper(5, "", false);

  private final String unit;
  private final List<Event> events = new ArrayList<>();
  private @Nullable UUID prior;
  private long minute;
  private int next = 1;

  Chain(String unit) {
    this.unit = unit;
  }

  static Keeper keeper(int number, String place, boolean moving) {
    return new Keeper(new UUID(7, number), "Mẫu " + number, "mau", place, moving);
  }

  static Chain envelope() {
    return new Chain("DE000000014VN")
        .then(CLERK, new Fact.EnvelopeSealed("MAU-1", 3, "000.00.01.H26", false));
  }

  /** One minute later. */
  Chain then(Keeper by, Fact fact) {
    return at(NOON.plusSeconds(60 * minute++), by, fact);
  }

  /** By a clock of its own. */
  Chain at(Instant at, Keeper by, Fact fact) {
    return add(at, by, fact, false);
  }

  /** Told by a handheld. */
  Chain told(Keeper by, Fact fact) {
    return add(NOON.plusSeconds(60 * minute++), by, fact, true);
  }

  private Chain add(Instant at, Keeper by, Fact fact, boolean device) {
    Event event = new Event(new UUID(1, next++), unit, prior, at, by, fact, device);
    events.add(event);
    prior = event.id();
    return this;
  }

  /** Goes on from an earlier event. */
  Chain from(UUID earlier) {
    prior = earlier;
    return this;
  }

  /** A contradiction: follows what the last one follows. */
  Event beside(Keeper by, Fact fact) {
    return new Event(
        new UUID(2, next++), unit, events.getLast().prior(), NOON.plusSeconds(60), by, fact);
  }

  Chain handOver(Keeper from, Keeper to) {
    UUID handover = new UUID(3, next);
    return then(from, new Fact.Offered(handover, null)).then(to, new Fact.Accepted(handover, null));
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  UnitState state() {
    return History.of(events).require();
  }
}
