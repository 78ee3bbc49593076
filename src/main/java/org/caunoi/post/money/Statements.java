package org.caunoi.post.money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.post.money.Reconciliation.Judged;
import org.caunoi.post.money.Reconciliation.Owed;
import org.caunoi.post.money.StatedLine.Payer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of statements and their lines. */
@Component
class Statements {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Statements(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Whoever compares or acknowledges statements does so one after the other: they lock postage of
   * the whole city, a piece at a time.
   */
  void takeTurn() {
    jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('post.statement'))) AS turn")
        .query()
        .singleRow();
  }

  /**
   * What was delivered with proof, under each of these numbers; locked until the end.
   *
   * @param statement what it has stated itself counts as stated
   */
  Map<String, Owed> owed(UUID statement, String carrier, List<String> numbers) {
    Map<String, Owed> owed = new HashMap<>();
    jdbc.sql(
            """
            SELECT s.id, s.reference, s.carrier_number, p.delivered_on, p.city_share,
                   CASE WHEN EXISTS (SELECT FROM post.refund r WHERE r.authority = s.authority AND r.shipment_id = s.id)
                        THEN 0 ELSE p.citizen_share END AS citizen_share,
                   p.city_paid IS NOT NULL OR coalesce(here.city, FALSE) AS city_stated,
                   p.citizen_paid IS NOT NULL OR coalesce(here.citizen, FALSE) AS citizen_stated,
                   EXISTS (SELECT FROM post.collection c WHERE c.authority = s.authority AND c.shipment_id = s.id)
                   AND NOT EXISTS (SELECT FROM post.deposited d JOIN post.deposit t ON t.id = d.deposit_id
                                   WHERE d.authority = s.authority AND d.shipment_id = s.id
                                     AND t.counted_at IS NOT NULL) AS in_pocket
            FROM post.shipment s
            JOIN post.postage p ON p.authority = s.authority AND p.shipment_id = s.id
            CROSS JOIN LATERAL (
                SELECT bool_or(l.payer = 'CITY') AS city, bool_or(l.payer = 'CITIZEN') AS citizen
                FROM post.statement_line l WHERE l.shipment_id = s.id AND l.statement_id = :statement) here
            WHERE s.carrier = :carrier AND p.state = 'POSTED'
              AND s.id IN (SELECT id FROM post.shipment WHERE reference = ANY (:numbers)
                           UNION SELECT id FROM post.shipment WHERE carrier = :carrier AND carrier_number = ANY (:numbers))
            ORDER BY p.shipment_id FOR UPDATE OF p
            """)
        .param("statement", statement)
        .param("carrier", carrier)
        .param("numbers", numbers.toArray(String[]::new))
        .query(
            (rs, n) -> {
              Set<Payer> stated = EnumSet.noneOf(Payer.class);
              if (rs.getBoolean("city_stated")) {
                stated.add(Payer.CITY);
              }
              if (rs.getBoolean("citizen_stated")) {
                stated.add(Payer.CITIZEN);
              }
              Owed one =
                  new Owed(
                      Objects.requireNonNull(rs.getObject("id", UUID.class)),
                      Objects.requireNonNull(rs.getObject("delivered_on", LocalDate.class)),
                      rs.getLong("city_share"),
                      rs.getLong("citizen_share"),
                      stated,
                      rs.getBoolean("in_pocket"));
              owed.put(rs.getString("reference"), one);
              String number = rs.getString("carrier_number");
              if (number != null) {
                owed.put(number, one);
              }
              return one;
            })
        .list();
    return owed;
  }

  /**
   * What citizens paid at their door for parcels that never arrived or whose carrier bears the
   * postage, under each of these numbers.
   */
  Map<String, UUID> goingBack(String carrier, List<String> numbers) {
    Map<String, UUID> all = new HashMap<>();
    jdbc.sql(
            """
            SELECT s.id, s.reference, coalesce(s.carrier_number, s.reference) AS number FROM post.collection c
            JOIN post.shipment s ON s.authority = c.authority AND s.id = c.shipment_id
            JOIN post.postage p ON p.authority = c.authority AND p.shipment_id = c.shipment_id
            WHERE s.carrier = :carrier
              AND (p.state IN ('RELEASED', 'WAIVED') OR EXISTS (SELECT FROM post.refund r
                                                               WHERE r.authority = c.authority AND r.shipment_id = c.shipment_id))
              AND s.id IN (SELECT id FROM post.shipment WHERE reference = ANY (:numbers)
                           UNION SELECT id FROM post.shipment WHERE carrier = :carrier AND carrier_number = ANY (:numbers))
            """)
        .param("carrier", carrier)
        .param("numbers", numbers.toArray(String[]::new))
        .query(
            rs -> {
              UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
              all.put(rs.getString("reference"), id);
              all.put(rs.getString("number"), id);
            });
    return all;
  }

  /** False where the same file came before. */
  boolean add(UUID id, String carrier, String sha256, int lines, SignedIn by, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO post.statement (id, carrier, sha256, lines, imported_by, imported_name, imported_at)
                VALUES (:id, :carrier, :sha256, :lines, :by, :name, :now) ON CONFLICT (sha256) DO NOTHING
                """)
            .param("id", id)
            .param("carrier", carrier)
            .param("sha256", sha256)
            .param("lines", lines)
            .param("by", by.accountId())
            .param("name", by.displayName())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Lines that agree are proposed to be paid by whoever brought the statement. */
  void addLines(UUID id, List<Judged> judged, UUID by) {
    List<Row> rows = new ArrayList<>();
    for (Judged one : judged) {
      StatedLine line = one.line();
      rows.add(
          new Row(
              line.no(),
              line.number(),
              line.day(),
              line.payer(),
              line.amount(),
              one.shipment(),
              one.expected(),
              one.verdict().name()));
    }
    jdbc.sql(
            """
            INSERT INTO post.statement_line (statement_id, no, number, day, payer, amount, shipment_id, expected, verdict,
                                             outcome, decided_by)
            SELECT :id, r.no, r.number, r.day, r.payer, r.amount, r.shipment, r.expected, r.verdict,
                   CASE r.verdict WHEN 'MATCHED' THEN 'PAY' END, CASE r.verdict WHEN 'MATCHED' THEN CAST(:by AS uuid) END
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (
                no integer, number text, day date, payer text, amount bigint, shipment uuid, expected bigint, verdict text)
            """)
        .param("id", id)
        .param("by", by)
        .param("rows", json.writeValueAsString(rows))
        .update();
  }

  private record Row(
      int no,
      String number,
      LocalDate day,
      Payer payer,
      long amount,
      @Nullable UUID shipment,
      @Nullable Long expected,
      String verdict) {}
}
