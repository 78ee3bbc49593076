package org.caunoi.custody;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact.Accepted;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.Keeper;
import org.caunoi.custody.model.Rules;
import org.caunoi.custody.model.Trip;
import org.caunoi.custody.model.UnitState;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which bags leave with which courier, and when they should arrive. */
@ActsAsHouse("a trip belongs to all its bags, whoever may see one of them")
@Component
class TripBook {

  private final JdbcClient jdbc;
  private final FollowTrips following;

  TripBook(JdbcClient jdbc, FollowTrips following) {
    this.jdbc = jdbc;
    this.following = following;
  }

  /** A bag that is closed now leaves with the next collection. */
  Trip plan(String authority, Instant now, String from, String to) {
    Trip trip = following.planned(now, from, to);
    return plan(authority, trip, from, to);
  }

  private Trip plan(String authority, Trip trip, String from, String to) {
    jdbc.sql(
            """
            INSERT INTO custody.trip (authority, id, from_place, to_place, leaves_at, eta)
            VALUES (:authority, :id, :from, :to, :leaves, :eta)
            ON CONFLICT (id) DO NOTHING
            """)
        .param("authority", authority)
        .param("id", trip.id())
        .param("from", from)
        .param("to", to)
        .param("leaves", trip.leaves().atOffset(ZoneOffset.UTC))
        .param("eta", trip.eta().atOffset(ZoneOffset.UTC))
        .update();
    return trip;
  }

  /**
   * The trip a bag goes on with when somebody takes it over.
   *
   * @return null where nothing changes, see {@link FollowTrips#next}
   */
  @Nullable Trip taken(String authority, UnitState bag, Keeper by, Instant at) {
    Trip trip = following.next(bag, by, at);
    note(authority, bag, by, at, trip);
    return trip;
  }

  /** The same for all hands of a bag that count only now. */
  void follow(String authority, History before, History after) {
    Set<UUID> known = before.applied().stream().map(Event::id).collect(Collectors.toSet());
    UnitState bag = null;
    for (Event event : after.applied()) {
      if (bag != null && event.fact() instanceof Accepted accepted && !known.contains(event.id())) {
        note(authority, bag, event.by(), event.at(), accepted.trip());
      }
      bag = Rules.after(bag, event);
    }
  }

  private void note(String authority, UnitState bag, Keeper by, Instant at, @Nullable Trip trip) {
    if (!FollowTrips.isTurn(bag, by)) {
      return;
    }
    if (!by.moving()) {
      arrive(bag, at);
    }
    if (trip != null && by.moving()) {
      leave(authority, bag, by, trip);
    } else if (trip != null) {
      plan(authority, trip, by.place(), bag.destination());
    }
  }

  /** Of all its bags the first one says when it left, whichever is told first. */
  private void leave(String authority, UnitState bag, Keeper by, Trip trip) {
    Trip planned = bag.trip();
    jdbc.sql(
            """
            INSERT INTO custody.trip AS t (authority, id, from_place, to_place, courier, courier_name, leaves_at, left_at, eta)
            VALUES (:authority, :id, :from, :to, :courier, :name, :leaves, :at, :eta)
            ON CONFLICT (id) DO UPDATE SET left_at = least(t.left_at, EXCLUDED.left_at),
                eta = CASE WHEN EXCLUDED.left_at < t.left_at THEN EXCLUDED.eta ELSE t.eta END
            """)
        .param("authority", authority)
        .param("id", trip.id())
        .param("from", bag.keeper().place())
        .param("to", bag.destination())
        .param("courier", by.person())
        .param("name", by.name())
        .param("leaves", (planned == null ? trip : planned).leaves().atOffset(ZoneOffset.UTC))
        .param("at", trip.leaves().atOffset(ZoneOffset.UTC))
        .param("eta", trip.eta().atOffset(ZoneOffset.UTC))
        .update();
  }

  private void arrive(UnitState bag, Instant at) {
    Trip trip = bag.trip();
    if (trip != null) {
      jdbc.sql(
              "UPDATE custody.trip SET arrived_at = least(coalesce(arrived_at, :at), :at) WHERE id"
                  + " = :id")
          .param("id", trip.id())
          .param("at", at.atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  Optional<BagTrip> find(@Nullable UUID id) {
    return id == null
        ? Optional.empty()
        : jdbc.sql(
                """
                SELECT id, from_place, to_place, courier_name, leaves_at, left_at, eta, arrived_at FROM custody.trip
                WHERE id = :id
                """)
            .param("id", id)
            .query(BagTrip::map)
            .optional();
  }
}
