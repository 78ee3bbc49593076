package org.caunoi.post.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.money.Uncovered.Payer;
import org.caunoi.post.money.Uncovered.Proposal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Delivered parcels whose postage no budget covers, the oldest first. */
@ActsAsHouse("budgets are of the whole city")
@Component
public class ReadUncovered {

  private static final String ROWS =
      """
      SELECT p.shipment_id, s.dossier_code, s.reference, p.carrier, p.city_share, p.programme, p.year, p.delivered_on,
             u.payer, u.programme AS new_programme, u.year AS new_year, u.proposed_by, u.proposed_name, u.proposed_at
      FROM post.postage p
      JOIN post.shipment s ON s.authority = p.authority AND s.id = p.shipment_id
      LEFT JOIN post.uncovered_settlement u ON u.authority = p.authority AND u.shipment_id = p.shipment_id
      WHERE p.state = 'UNFUNDED'
      """;

  private final JdbcClient jdbc;

  ReadUncovered(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** At most 200; people of an authority see their own. */
  public List<Uncovered> list(SignedIn who) {
    return jdbc.sql(
            ROWS
                + """
                AND (CAST(:own AS text) IS NULL OR p.authority = :own)
                ORDER BY p.delivered_on, p.shipment_id LIMIT 200
                """)
        .param("own", who.authority())
        .query(ReadUncovered::map)
        .list();
  }

  /** Locked first: only what is asked after that sees who proposed while this waited. */
  Optional<Uncovered> lock(UUID shipment) {
    jdbc.sql("SELECT 1 FROM post.postage WHERE shipment_id = :shipment FOR UPDATE")
        .param("shipment", shipment)
        .query(Integer.class)
        .optional();
    return jdbc.sql(ROWS + "AND p.shipment_id = :shipment")
        .param("shipment", shipment)
        .query(ReadUncovered::map)
        .optional();
  }

  private static Uncovered map(ResultSet rs, int n) throws SQLException {
    UUID by = rs.getObject("proposed_by", UUID.class);
    Proposal proposal =
        by == null
            ? null
            : new Proposal(
                Payer.valueOf(rs.getString("payer")),
                rs.getString("new_programme"),
                rs.getObject("new_year", Integer.class),
                by,
                rs.getString("proposed_name"),
                rs.getObject("proposed_at", OffsetDateTime.class).toInstant());
    return new Uncovered(
        Objects.requireNonNull(rs.getObject("shipment_id", UUID.class)),
        rs.getString("dossier_code"),
        rs.getString("reference"),
        rs.getString("carrier"),
        rs.getLong("city_share"),
        rs.getString("programme"),
        rs.getInt("year"),
        Objects.requireNonNull(rs.getObject("delivered_on", LocalDate.class)),
        proposal);
  }
}
