package org.caunoi.post;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says of parcels when delivery was last tried in vain, and why. */
@Component
public class VainAttempts {

  private final JdbcClient jdbc;

  VainAttempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By shipment; what our own people wrote goes before a carrier's word on the same parcel. */
  public Map<UUID, Vain> last(Collection<UUID> shipments) {
    Map<UUID, Vain> last = new HashMap<>();
    all(shipments).forEach((shipment, tries) -> last.put(shipment, tries.getLast()));
    return last;
  }

  /** Every one by shipment, a carrier's words first, each in order of time. */
  Map<UUID, List<Vain>> all(Collection<UUID> shipments) {
    Map<UUID, List<Vain>> found = new HashMap<>();
    if (shipments.isEmpty()) {
      return found;
    }
    jdbc.sql(
            """
            SELECT r.shipment_id, r.at, CASE WHEN r.mapping = 'house' THEN r.code END AS reason FROM post.shipment s
            JOIN post.report r ON r.authority = s.authority AND r.shipment_id = s.id
            WHERE s.id IN (:ids) AND r.step = 'ATTEMPT_FAILED'
            ORDER BY r.mapping = 'house', r.at
            """)
        .param("ids", shipments)
        .query(
            (rs, n) -> {
              String reason = rs.getString("reason");
              return Map.entry(
                  Objects.requireNonNull(rs.getObject("shipment_id", UUID.class)),
                  new Vain(
                      rs.getObject("at", OffsetDateTime.class).toInstant(),
                      reason == null ? null : NoteAttempt.Reason.valueOf(reason)));
            })
        .list()
        .forEach(
            row ->
                found.computeIfAbsent(row.getKey(), id -> new ArrayList<>()).add(row.getValue()));
    return found;
  }
}
