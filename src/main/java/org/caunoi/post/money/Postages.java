package org.caunoi.post.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.post.money.Postage.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of postage. */
@Component
class Postages {

  private final JdbcClient jdbc;

  Postages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Postage postage) {
    jdbc.sql(
            """
            INSERT INTO post.postage (authority, shipment_id, carrier, price, city_share, citizen_share, programme, year,
                                      reason, confirmed, state)
            VALUES (:authority, :shipment, :carrier, :price, :city, :citizen, CAST(:programme AS text), :year, :reason,
                    :confirmed, :state)
            """)
        .param("authority", postage.authority())
        .param("shipment", postage.shipment())
        .param("carrier", postage.carrier())
        .param("price", postage.price())
        .param("city", postage.city())
        .param("citizen", postage.citizen())
        .param("programme", postage.programme())
        .param("year", postage.year())
        .param("reason", postage.reason())
        .param("confirmed", postage.confirmed())
        .param("state", postage.state().name())
        .update();
  }

  Optional<Postage> of(UUID shipment) {
    return jdbc.sql(
            """
            SELECT authority, shipment_id, carrier, price, city_share, citizen_share, programme, year, reason, confirmed,
                   state, delivered_on
            FROM post.postage WHERE shipment_id = :shipment
            """)
        .param("shipment", shipment)
        .query(Postages::map)
        .optional();
  }

  /** The same, locked: nobody pays it back or settles it before the transaction ends. */
  Optional<Postage> lock(UUID shipment) {
    jdbc.sql("SELECT 1 FROM post.postage WHERE shipment_id = :shipment FOR UPDATE")
        .param("shipment", shipment)
        .query(Integer.class)
        .optional();
    return of(shipment);
  }

  /**
   * What the citizen owes for it once it is in their hand: nothing where they were paid back
   * because it was lost. Nobody asks them a second time; its carrier bears their share.
   */
  long owedByCitizen(Postage postage) {
    return jdbc.sql(
            """
            SELECT CASE WHEN EXISTS (SELECT FROM post.refund r WHERE r.authority = :authority AND r.shipment_id = :shipment)
                   THEN 0 ELSE CAST(:citizen AS bigint) END
            """)
        .param("authority", postage.authority())
        .param("shipment", postage.shipment())
        .param("citizen", postage.citizen())
        .query(Long.class)
        .single();
  }

  /**
   * What the citizen still has to pay at the door: nothing where one of ours took it, where its
   * carrier was acknowledged to have it, or where that carrier bears the postage.
   */
  long dueAtDoor(UUID shipment) {
    return jdbc.sql(
            """
            SELECT CASE WHEN p.state = 'WAIVED' OR p.citizen_paid IS NOT NULL
                          OR EXISTS (SELECT FROM post.collection c
                                     WHERE c.authority = p.authority AND c.shipment_id = p.shipment_id)
                   THEN 0 ELSE p.citizen_share END
            FROM post.postage p WHERE p.shipment_id = :shipment
            """)
        .param("shipment", shipment)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  void move(Postage postage, State state, @Nullable LocalDate deliveredOn) {
    jdbc.sql(
            """
            UPDATE post.postage SET state = :state, delivered_on = CAST(:day AS date)
            WHERE authority = :authority AND shipment_id = :shipment
            """)
        .param("state", state.name())
        .param("day", deliveredOn)
        .param("authority", postage.authority())
        .param("shipment", postage.shipment())
        .update();
  }

  /** A delivered parcel that no budget covered is settled after all. */
  void settle(UUID shipment, State state, @Nullable String programme, int year) {
    jdbc.sql(
            """
            UPDATE post.postage SET state = :state, programme = CAST(:programme AS text), year = :year
            WHERE shipment_id = :shipment AND state = 'UNFUNDED'
            """)
        .param("state", state.name())
        .param("programme", programme)
        .param("year", year)
        .param("shipment", shipment)
        .update();
  }

  private static Postage map(ResultSet rs, int n) throws SQLException {
    return new Postage(
        rs.getString("authority"),
        Objects.requireNonNull(rs.getObject("shipment_id", UUID.class)),
        rs.getString("carrier"),
        rs.getLong("price"),
        rs.getLong("city_share"),
        rs.getLong("citizen_share"),
        rs.getString("programme"),
        rs.getInt("year"),
        rs.getString("reason"),
        rs.getBoolean("confirmed"),
        State.valueOf(rs.getString("state")),
        rs.getObject("delivered_on", LocalDate.class));
  }
}
