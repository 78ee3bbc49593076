package org.caunoi.custody;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.custody.model.Keeper;
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
  private final Deadlines deadlines;

  TripBook(JdbcClient jdbc, Deadlines deadlines) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
  }

  /** A bag that is closed now leaves with the next collection. */
  Trip plan(String authority, Instant now, String from, String to) {
    Instant leaves = deadlines.nextCollection(now);
    Instant eta = deadlines.arrival(leaves, from, to);
    jdbc.sql(
            """
            INSERT INTO custody.trip (authority, id, from_place, to_place, leaves_at, eta)
            VALUES (:authority, gen_random_uuid(), :from, :to, :leaves, :eta)
            ON CONFLICT (from_place, to_place, leaves_at) WHERE left_at IS NULL DO NOTHING
            """)
        .param("authority", authority)
        .param("from", from)
        .param("to", to)
        .param("leaves", leaves.atOffset(ZoneOffset.UTC))
        .param("eta", eta.atOffset(ZoneOffset.UTC))
        .update();
    return jdbc.sql(
            """
            SELECT id, leaves_at, eta FROM custody.trip
            WHERE from_place = :from AND to_place = :to AND leaves_at = :leaves AND left_at IS NULL
            """)
        .param("from", from)
        .param("to", to)
        .param("leaves", leaves.atOffset(ZoneOffset.UTC))
        .query(
            (rs, n) ->
                new Trip(
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    rs.getObject("leaves_at", OffsetDateTime.class).toInstant(),
                    rs.getObject("eta", OffsetDateTime.class).toInstant()))
        .single();
  }

  /**
   * The trip a bag goes on with when somebody takes it over.
   *
   * @return null where nothing changes: it is no bag, has arrived, or goes from hand to hand
   */
  @Nullable Trip taken(String authority, UnitState bag, Keeper by, Instant at) {
    Keeper giver = bag.keeper();
    if (!bag.bag() || giver.moving() == by.moving()) {
      return null;
    }
    if (by.moving()) {
      return leave(authority, bag, by, at);
    }
    arrive(bag, at);
    boolean there = by.place().equals(bag.destination());
    return there ? null : plan(authority, at, by.place(), bag.destination());
  }

  /**
   * One courier leaves with a planned trip; another who takes a bag of it makes one of their own.
   */
  private Trip leave(String authority, UnitState bag, Keeper by, Instant at) {
    String from = bag.keeper().place();
    Trip planned = bag.trip();
    Instant eta = deadlines.arrival(at, from, bag.destination());
    if (planned != null && start(planned.id(), by, at, eta)) {
      return new Trip(planned.id(), at, eta);
    }
    Instant leaves = planned == null ? at : planned.leaves();
    UUID id = id("trip/" + from + "/" + bag.destination() + "/" + leaves + "/" + by.person());
    jdbc.sql(
            """
            INSERT INTO custody.trip (authority, id, from_place, to_place, courier, courier_name, leaves_at, left_at, eta)
            VALUES (:authority, :id, :from, :to, :courier, :name, :leaves, :at, :eta)
            ON CONFLICT (authority, id) DO NOTHING
            """)
        .param("authority", authority)
        .param("id", id)
        .param("from", from)
        .param("to", bag.destination())
        .param("courier", by.person())
        .param("name", by.name())
        .param("leaves", leaves.atOffset(ZoneOffset.UTC))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("eta", eta.atOffset(ZoneOffset.UTC))
        .update();
    return new Trip(id, at, eta);
  }

  private boolean start(UUID planned, Keeper by, Instant at, Instant eta) {
    return jdbc.sql(
                """
                UPDATE custody.trip SET courier = :courier, courier_name = :name, left_at = coalesce(left_at, :at),
                    eta = CASE WHEN left_at IS NULL THEN :eta ELSE eta END
                WHERE id = :id AND (courier IS NULL OR courier = :courier)
                """)
            .param("id", planned)
            .param("courier", by.person())
            .param("name", by.name())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("eta", eta.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private void arrive(UnitState bag, Instant at) {
    Trip trip = bag.trip();
    if (trip != null) {
      jdbc.sql("UPDATE custody.trip SET arrived_at = :at WHERE id = :id AND arrived_at IS NULL")
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

  private static UUID id(String what) {
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
  }
}
