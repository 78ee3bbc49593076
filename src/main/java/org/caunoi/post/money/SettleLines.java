package org.caunoi.post.money;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.post.money.StatedLine.Payer;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lines of a statement on which somebody has decided and which wait for the second person. */
@Component
class SettleLines {

  private final JdbcClient jdbc;

  SettleLines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who brought it, the statement being locked; refused with {@code statement-not-found}. */
  UUID bringer(UUID statement) {
    return jdbc.sql("SELECT imported_by FROM post.statement WHERE id = :id FOR UPDATE")
        .param("id", statement)
        .query((rs, n) -> Objects.requireNonNull(rs.getObject("imported_by", UUID.class)))
        .optional()
        .orElseThrow(() -> Refused.notFound("statement-not-found"));
  }

  /** What was decided and still stands, whatever happened since the statement came. */
  List<Decided> decided(UUID statement) {
    lock(statement);
    refusePaidBefore(statement);
    refuseUncounted(statement);
    return open(statement);
  }

  private void lock(UUID statement) {
    jdbc.sql(
            """
            SELECT p.shipment_id FROM post.postage p WHERE p.shipment_id IN (
              SELECT shipment_id FROM post.statement_line WHERE statement_id = :id AND settled_at IS NULL AND outcome = 'PAY')
            ORDER BY p.shipment_id FOR UPDATE
            """)
        .param("id", statement)
        .query((rs, n) -> n)
        .list();
  }

  /** Another statement was paid for it since. */
  private void refusePaidBefore(UUID statement) {
    jdbc.sql(
            """
            UPDATE post.statement_line l SET verdict = 'TWICE', expected = NULL, outcome = NULL, decided_by = NULL
            FROM post.postage p
            WHERE l.statement_id = :id AND l.settled_at IS NULL AND l.outcome = 'PAY' AND p.shipment_id = l.shipment_id
              AND CASE l.payer WHEN 'CITY' THEN p.city_paid ELSE p.citizen_paid END IS NOT NULL
            """)
        .param("id", statement)
        .update();
  }

  /** One of ours noted since that they took it, and nobody has counted it yet. */
  private void refuseUncounted(UUID statement) {
    jdbc.sql(
            """
            UPDATE post.statement_line l SET verdict = 'NOT_DEPOSITED', expected = NULL, outcome = NULL, decided_by = NULL
            FROM post.postage p JOIN post.collection c ON c.authority = p.authority AND c.shipment_id = p.shipment_id
            WHERE l.statement_id = :id AND l.settled_at IS NULL AND l.outcome = 'PAY' AND l.payer = 'CITIZEN'
              AND p.shipment_id = l.shipment_id
              AND NOT EXISTS (SELECT FROM post.deposited d JOIN post.deposit t ON t.id = d.deposit_id
                              WHERE d.authority = c.authority AND d.shipment_id = c.shipment_id
                                AND t.counted_at IS NOT NULL)
            """)
        .param("id", statement)
        .update();
  }

  private List<Decided> open(UUID statement) {
    return jdbc.sql(
            """
            SELECT l.outcome, l.decided_by, l.payer, l.amount, l.expected, l.shipment_id, p.programme, p.year, p.carrier,
                   EXISTS (SELECT FROM post.collection c
                           WHERE c.authority = p.authority AND c.shipment_id = p.shipment_id)
                   AND NOT EXISTS (SELECT FROM post.refund r
                                   WHERE r.authority = p.authority AND r.shipment_id = p.shipment_id) AS taken
            FROM post.statement_line l LEFT JOIN post.postage p ON p.shipment_id = l.shipment_id
            WHERE l.statement_id = :id AND l.settled_at IS NULL AND l.outcome IS NOT NULL ORDER BY l.no
            """)
        .param("id", statement)
        .query(
            (rs, n) ->
                new Decided(
                    rs.getString("outcome").equals("PAY"),
                    Objects.requireNonNull(rs.getObject("decided_by", UUID.class)),
                    Payer.valueOf(rs.getString("payer")),
                    rs.getLong("amount"),
                    rs.getLong("expected"),
                    rs.getObject("shipment_id", UUID.class),
                    rs.getString("programme"),
                    rs.getInt("year"),
                    rs.getString("carrier"),
                    rs.getBoolean("taken")))
        .list();
  }

  /** All that is decided is settled. */
  void settle(UUID statement, UUID by, Instant now) {
    jdbc.sql(
            """
            UPDATE post.postage p
            SET city_paid = coalesce(p.city_paid, l.city), citizen_paid = coalesce(p.citizen_paid, l.citizen)
            FROM (SELECT shipment_id, max(least(amount, expected)) FILTER (WHERE payer = 'CITY') AS city,
                         max(least(amount, expected)) FILTER (WHERE payer = 'CITIZEN') AS citizen
                  FROM post.statement_line WHERE statement_id = :id AND settled_at IS NULL AND outcome = 'PAY'
                  GROUP BY shipment_id) AS l
            WHERE p.shipment_id = l.shipment_id
            """)
        .param("id", statement)
        .update();
    jdbc.sql(
            """
            UPDATE post.statement_line SET settled_by = :by, settled_at = :now
            WHERE statement_id = :id AND settled_at IS NULL AND outcome IS NOT NULL
            """)
        .param("by", by)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", statement)
        .update();
  }

  /**
   * @param amount as stated
   * @param owed 0 where nothing is
   * @param taken whether one of our own people took the citizen's money at the door
   */
  record Decided(
      boolean pays,
      UUID by,
      Payer payer,
      long amount,
      long owed,
      @Nullable UUID shipment,
      @Nullable String programme,
      int year,
      @Nullable String carrier,
      boolean taken) {

    long paid() {
      return Math.min(amount, owed);
    }

    long rest() {
      return owed - paid();
    }
  }
}
