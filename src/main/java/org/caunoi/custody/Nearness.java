package org.caunoi.custody;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.custody.model.Keeper;
import org.caunoi.custody.model.Offer;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Points;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever takes papers over stands beside whoever gives them. Where the giver stood is kept only
 * until somebody answers. Somebody who carries must say where they are where the giver has said it,
 * or else whoever answers from afar would only have to keep silent.
 */
@Component
class Nearness {

  private final JdbcClient jdbc;
  private final Points points;
  private final int metres;
  private final boolean needed;

  Nearness(
      JdbcClient jdbc,
      Points points,
      @Value("${caunoi.custody.near}") int metres,
      @Value("${caunoi.custody.positions-needed}") boolean needed) {
    this.jdbc = jdbc;
    this.points = points;
    this.metres = metres;
    this.needed = needed;
  }

  /** Also where somebody stands who asks for a witness. */
  void offered(String authority, String unit, UUID handover, @Nullable Position here) {
    if (here == null) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO custody.offer_position (authority, unit, handover, lat, lon)
            VALUES (:authority, :unit, :handover, :lat, :lon)
            ON CONFLICT DO NOTHING
            """)
        .param("authority", authority)
        .param("unit", unit)
        .param("handover", handover)
        .param("lat", here.lat())
        .param("lon", here.lon())
        .update();
  }

  /** Refused at {@code /position} with {@code position-needed}, {@code too-far-away}. */
  void require(String unit, Offer offer, Keeper receiver, @Nullable Position here) {
    require(unit, offer.handover(), offer.giver(), receiver, here);
  }

  /**
   * What a handheld tells of an acceptance; one that is silent may be, unless positions are needed.
   */
  void requireTold(String unit, @Nullable Offer offer, Keeper receiver, @Nullable Position here) {
    if (here == null && needed) {
      throw Refused.field("/position", "position-needed");
    }
    if (here != null && offer != null) {
      require(unit, offer, receiver, here);
    }
  }

  /** The other side is a carrier, of which nobody knows where it stands. */
  void requireOneSided(Keeper receiver, @Nullable Position here) {
    if (here == null && needed) {
      throw Refused.field("/position", "position-needed");
    }
    if (here != null) {
      fixed(receiver, receiver).ifPresent(there -> near(here, there));
    }
  }

  /** The same where somebody asked for a second person. */
  void require(String unit, UUID asked, Keeper giver, Keeper receiver, @Nullable Position here) {
    Optional<Position> stood = stood(unit, asked);
    if (here == null) {
      if (needed || (receiver.moving() && stood.isPresent())) {
        throw Refused.field("/position", "position-needed");
      }
      return;
    }
    near(here, stood.or(() -> fixed(giver, receiver)).orElse(here));
  }

  private void near(Position here, Position there) {
    double away = here.metresTo(there);
    if (away > metres) {
      throw Refused.field("/position", "too-far-away", Math.round(away / 100) / 10.0);
    }
  }

  void answered(String unit, UUID handover) {
    jdbc.sql("DELETE FROM custody.offer_position WHERE unit = :unit AND handover = :handover")
        .param("unit", unit)
        .param("handover", handover)
        .update();
  }

  private Optional<Position> stood(String unit, UUID handover) {
    return jdbc.sql(
            """
            SELECT lat, lon FROM custody.offer_position WHERE unit = :unit AND handover = :handover
            """)
        .param("unit", unit)
        .param("handover", handover)
        .query((rs, n) -> new Position(rs.getDouble("lat"), rs.getDouble("lon")))
        .optional();
  }

  /** The place of the one of them who carries nothing about. */
  private Optional<Position> fixed(Keeper giver, Keeper receiver) {
    return Stream.of(giver, receiver)
        .filter(one -> !one.moving())
        .flatMap(one -> points.find(one.place()).map(AgentPoint::location).stream())
        .map(at -> new Position(at.lat(), at.lon()))
        .findFirst();
  }
}
