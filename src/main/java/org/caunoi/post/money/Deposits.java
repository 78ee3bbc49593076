package org.caunoi.post.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of money taken at doors: in whose pocket it is, who brought it and who counted it. */
@Component
class Deposits {

  private static final String COLUMNS =
      "SELECT id, place, amount, parcels, brought_by, brought_name, brought_at FROM post.deposit ";

  private final JdbcClient jdbc;
  private final Clock clock;

  Deposits(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What this person took and has not brought yet, the oldest first; locked. */
  List<InHand> inHand(UUID collector) {
    return jdbc.sql(
            """
            SELECT c.authority, c.shipment_id, s.reference, c.amount, c.receipt, c.at FROM post.collection c
            JOIN post.shipment s ON s.authority = c.authority AND s.id = c.shipment_id
            WHERE c.by_id = :collector AND NOT EXISTS (
                SELECT FROM post.deposited d WHERE d.authority = c.authority AND d.shipment_id = c.shipment_id)
            ORDER BY c.at, c.shipment_id
            """)
        .param("collector", collector)
        .query(
            (rs, n) ->
                new InHand(
                    rs.getString("authority"),
                    Objects.requireNonNull(rs.getObject("shipment_id", UUID.class)),
                    rs.getString("reference"),
                    rs.getLong("amount"),
                    rs.getString("receipt"),
                    rs.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  void add(UUID id, SignedIn who, String place, List<InHand> all) {
    jdbc.sql(
            """
            INSERT INTO post.deposit (id, place, amount, parcels, brought_by, brought_name, brought_at)
            VALUES (:id, :place, :amount, :parcels, :by, :name, :now)
            """)
        .param("id", id)
        .param("place", place)
        .param("amount", all.stream().mapToLong(InHand::amount).sum())
        .param("parcels", all.size())
        .param("by", who.accountId())
        .param("name", who.displayName())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    for (InHand one : all) {
      jdbc.sql(
              """
              INSERT INTO post.deposited (authority, shipment_id, deposit_id) VALUES (:authority, :shipment, :id)
              """)
          .param("authority", one.authority())
          .param("shipment", one.shipment())
          .param("id", id)
          .update();
    }
  }

  /** Brought to a place and not counted, the oldest first. */
  List<Deposit> waiting(String place) {
    return jdbc.sql(
            COLUMNS
                + "WHERE counted_at IS NULL AND place = :place ORDER BY brought_at, id LIMIT 200")
        .param("place", place)
        .query(Deposits::map)
        .list();
  }

  /** One that waits, locked. */
  Optional<Deposit> lock(UUID id) {
    return jdbc.sql(COLUMNS + "WHERE id = :id AND counted_at IS NULL FOR UPDATE")
        .param("id", id)
        .query(Deposits::map)
        .optional();
  }

  List<UUID> parcels(UUID id) {
    return jdbc.sql("SELECT shipment_id FROM post.deposited WHERE deposit_id = :id ORDER BY 1")
        .param("id", id)
        .query((rs, n) -> Objects.requireNonNull(rs.getObject("shipment_id", UUID.class)))
        .list();
  }

  /** False where the receipt was given for another one. */
  boolean counted(UUID id, SignedIn who, String receipt) {
    return Receipts.stored(
        jdbc.sql(
                """
                UPDATE post.deposit SET receipt = :receipt, counted_by = :by, counted_name = :name, counted_at = :now
                WHERE id = :id
                """)
            .param("receipt", receipt)
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("id", id));
  }

  private static Deposit map(ResultSet rs, int n) throws SQLException {
    return new Deposit(
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getString("place"),
        rs.getLong("amount"),
        rs.getInt("parcels"),
        Objects.requireNonNull(rs.getObject("brought_by", UUID.class)),
        rs.getString("brought_name"),
        rs.getObject("brought_at", OffsetDateTime.class).toInstant());
  }
}
