package org.caunoi.custody;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact.Accepted;
import org.caunoi.custody.model.Fact.BagOpened;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.Keeper;
import org.caunoi.custody.model.Rules;
import org.caunoi.custody.model.Trip;
import org.caunoi.custody.model.UnitState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * On which trip a bag goes on when somebody takes it over: told by its hands alone, so that it is
 * the same in whatever order handhelds tell of them. What they tell is stored without a trip.
 */
@Component
class FollowTrips {

  private final Deadlines deadlines;

  FollowTrips(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  /** The history of these events; each acceptance of a bag that counts is with its trip. */
  History history(Collection<Event> events) {
    History told = History.of(events);
    if (told.applied().isEmpty() || !(told.applied().getFirst().fact() instanceof BagOpened)) {
      return told;
    }
    Map<UUID, Event> withTrips = new HashMap<>();
    UnitState bag = null;
    for (Event event : told.applied()) {
      Event known = bag == null ? event : withTrip(bag, event);
      withTrips.put(known.id(), known);
      bag = Rules.after(bag, known);
    }
    return History.of(events.stream().map(one -> withTrips.getOrDefault(one.id(), one)).toList());
  }

  private Event withTrip(UnitState bag, Event event) {
    if (!(event.fact() instanceof Accepted accepted)
        || !event.device()
        || accepted.trip() != null) {
      return event;
    }
    Trip trip = next(bag, event.by(), event.at());
    return new Event(
        event.id(),
        event.unit(),
        event.prior(),
        event.at(),
        event.by(),
        new Accepted(accepted.handover(), accepted.seal(), trip),
        true);
  }

  /**
   * The trip a bag goes on with; each courier makes one of their own.
   *
   * @return null where nothing changes: it is no bag, has arrived, or goes from hand to hand
   */
  @Nullable Trip next(UnitState bag, Keeper by, Instant at) {
    if (!isTurn(bag, by)) {
      return null;
    }
    String from = by.moving() ? bag.keeper().place() : by.place();
    if (by.moving()) {
      Instant leaves = bag.trip() == null ? at : bag.trip().leaves();
      String which = from + "/" + bag.destination() + "/" + leaves + "/" + by.person();
      return new Trip(id(which), at, deadlines.arrival(at, from, bag.destination()));
    }
    return from.equals(bag.destination()) ? null : planned(at, from, bag.destination());
  }

  /** Whether a bag begins or ends a way with this hand. */
  static boolean isTurn(UnitState bag, Keeper by) {
    return bag.bag() && bag.keeper().moving() != by.moving();
  }

  /** With the next collection. */
  Trip planned(Instant now, String from, String to) {
    Instant leaves = deadlines.nextCollection(now);
    return new Trip(
        id(from + "/" + to + "/" + leaves), leaves, deadlines.arrival(leaves, from, to));
  }

  private static UUID id(String which) {
    return UUID.nameUUIDFromBytes(("trip/" + which).getBytes(StandardCharsets.UTF_8));
  }
}
