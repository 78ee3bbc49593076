package org.caunoi.post.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.post.model.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of money that goes back to citizens. */
@Component
class Refunds {

  private static final String DUE =
      """
      SELECT c.authority, c.shipment_id, s.dossier_id, s.reference, c.amount, c.receipt, s.state, c.by_id, c.by_name,
             t.counted_at IS NOT NULL AS counted
      FROM post.collection c
      JOIN post.shipment s ON s.authority = c.authority AND s.id = c.shipment_id
      JOIN post.postage p ON p.authority = c.authority AND p.shipment_id = c.shipment_id
      LEFT JOIN post.deposited d ON d.authority = c.authority AND d.shipment_id = c.shipment_id
      LEFT JOIN post.deposit t ON t.id = d.deposit_id
      WHERE p.state IN ('RELEASED', 'WAIVED')
        AND (p.state = 'WAIVED' OR s.state IN ('RETURNED', 'CANCELLED', 'LOST'))
        AND NOT EXISTS (SELECT FROM post.refund r WHERE r.authority = c.authority AND r.shipment_id = c.shipment_id)
        AND :place IN (s.counter, s.authority, t.place)
      """;

  private final JdbcClient jdbc;

  Refunds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a place owes, the oldest first. */
  List<RefundDue> due(String place) {
    return jdbc.sql(DUE + "ORDER BY c.at, c.shipment_id LIMIT 200")
        .param("place", place)
        .query(Refunds::map)
        .list();
  }

  /** One of them; neither paid back nor delivered by somebody else before the end. */
  Optional<RefundDue> lock(UUID shipment, String place) {
    return jdbc.sql(DUE + "AND c.shipment_id = :shipment FOR UPDATE OF p")
        .param("place", place)
        .param("shipment", shipment)
        .query(Refunds::map)
        .optional();
  }

  /** False where the receipt was given for another one. */
  boolean add(
      RefundDue due, String place, String receipt, UUID signature, SignedIn by, Instant at) {
    return Receipts.stored(
        jdbc.sql(
                """
                INSERT INTO post.refund (authority, shipment_id, amount, place, receipt, signature, by_id, by_name, at)
                VALUES (:authority, :shipment, :amount, :place, :receipt, :signature, :by, :name, :now)
                """)
            .param("authority", due.authority())
            .param("shipment", due.shipment())
            .param("amount", due.amount())
            .param("place", place)
            .param("receipt", receipt)
            .param("signature", signature)
            .param("by", by.accountId())
            .param("name", by.displayName())
            .param("now", at.atOffset(ZoneOffset.UTC)));
  }

  private static RefundDue map(ResultSet rs, int n) throws SQLException {
    return new RefundDue(
        rs.getString("authority"),
        Objects.requireNonNull(rs.getObject("shipment_id", UUID.class)),
        Objects.requireNonNull(rs.getObject("dossier_id", UUID.class)),
        rs.getString("reference"),
        rs.getLong("amount"),
        rs.getString("receipt"),
        Step.valueOf(rs.getString("state")),
        Objects.requireNonNull(rs.getObject("by_id", UUID.class)),
        rs.getString("by_name"),
        rs.getBoolean("counted"));
  }
}
