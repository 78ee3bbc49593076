package org.caunoi.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.post.model.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of ends that a carrier reported without a signature and has not confirmed yet. */
@Component
class UnconfirmedEnds {

  private static final Duration FIRST_WAIT = Duration.ofMinutes(2);

  private final JdbcClient jdbc;
  private final Clock clock;

  UnconfirmedEnds(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Asked for at once; once for each end, however often it is reported. */
  void add(Shipment shipment, Step step) {
    jdbc.sql(
            """
            INSERT INTO post.unconfirmed_end (authority, shipment_id, step, told_at, next_at)
            VALUES (:authority, :shipment, :step, :now, :now) ON CONFLICT DO NOTHING
            """)
        .param("authority", shipment.authority())
        .param("shipment", shipment.id())
        .param("step", step.name())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Those of one carrier that are to be asked for now. */
  List<UnconfirmedEnd> due(String carrier, Instant now, int most) {
    return jdbc.sql(
            """
            SELECT u.shipment_id, s.reference, u.step, u.tries FROM post.unconfirmed_end u
            JOIN post.shipment s ON s.authority = u.authority AND s.id = u.shipment_id
            WHERE s.carrier = :carrier AND u.next_at <= :now ORDER BY u.next_at, u.shipment_id LIMIT :most
            """)
        .param("carrier", carrier)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(
            (rs, n) ->
                new UnconfirmedEnd(
                    Objects.requireNonNull(rs.getObject("shipment_id", UUID.class)),
                    rs.getString("reference"),
                    Step.valueOf(rs.getString("step")),
                    rs.getInt("tries")))
        .list();
  }

  /** Asked in vain: once more, each time after twice as long. */
  void later(UnconfirmedEnd open, Instant now) {
    jdbc.sql(
            """
            UPDATE post.unconfirmed_end SET tries = tries + 1, next_at = :next
            WHERE shipment_id = :shipment AND step = :step
            """)
        .param(
            "next", now.plus(FIRST_WAIT.multipliedBy(1L << open.tries())).atOffset(ZoneOffset.UTC))
        .param("shipment", open.shipment())
        .param("step", open.step().name())
        .update();
  }

  void settled(UnconfirmedEnd open) {
    jdbc.sql("DELETE FROM post.unconfirmed_end WHERE shipment_id = :shipment AND step = :step")
        .param("shipment", open.shipment())
        .param("step", open.step().name())
        .update();
  }
}
