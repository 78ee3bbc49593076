package org.caunoi.post.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What postage costs and what the budgets still have. */
@Component
public class ReadPostage {

  private final JdbcClient jdbc;
  private final Postages postages;
  private final Budgets budgets;
  private final PostageRules rules;

  ReadPostage(JdbcClient jdbc, Postages postages, Budgets budgets, PostageRules rules) {
    this.jdbc = jdbc;
    this.postages = postages;
    this.budgets = budgets;
    this.rules = rules;
  }

  /** Empty until a shipment is packed. */
  public Optional<Postage> of(UUID shipment) {
    return postages.of(shipment);
  }

  public List<Budget> budgets() {
    return budgets.all();
  }

  /** Keys of the rules by which the city pays. */
  public List<String> programmes() {
    return rules.rules().stream().map(PayRule::key).toList();
  }

  /** Carriers that state what they are owed. */
  public List<String> carriers() {
    return rules.tariffs().stream().map(Tariff::carrier).distinct().toList();
  }

  /** Money that waits for a second person, the oldest first. */
  public List<Grant> waiting() {
    return jdbc.sql(
            """
            SELECT id, programme, year, amount, proposed_by, proposed_name, proposed_at FROM post.budget_grant
            WHERE confirmed_at IS NULL ORDER BY proposed_at, id LIMIT 200
            """)
        .query(ReadPostage::grant)
        .list();
  }

  /** How many parcels came home after their money was given to others. */
  @ActsAsHouse("a number over the whole city, of nobody in particular")
  public int unfunded() {
    return jdbc.sql("SELECT count(*) FROM post.postage WHERE state = 'UNFUNDED'")
        .query(Integer.class)
        .single();
  }

  /**
   * What citizens paid at their doors and did not get back yet, though the parcel never arrived or
   * its carrier bears the postage.
   */
  @ActsAsHouse("a sum over the whole city, of nobody in particular")
  public long owedToCitizens() {
    return jdbc.sql(
            """
            SELECT coalesce(sum(c.amount), 0) FROM post.collection c
            JOIN post.postage p ON p.authority = c.authority AND p.shipment_id = c.shipment_id
            WHERE p.state IN ('RELEASED', 'WAIVED') AND NOT EXISTS (
                SELECT FROM post.refund r WHERE r.authority = c.authority AND r.shipment_id = c.shipment_id)
            """)
        .query(Long.class)
        .single();
  }

  static Grant grant(ResultSet rs, int n) throws SQLException {
    return new Grant(
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getString("programme"),
        rs.getInt("year"),
        rs.getLong("amount"),
        Objects.requireNonNull(rs.getObject("proposed_by", UUID.class)),
        rs.getString("proposed_name"),
        rs.getObject("proposed_at", OffsetDateTime.class).toInstant());
  }
}
