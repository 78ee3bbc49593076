package org.caunoi.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what the nightly questions to carriers found out. */
@Component
public class Pulls {

  private static final int NIGHTS = 14;

  private final JdbcClient jdbc;

  Pulls(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last nights, the newest first. */
  public List<Pull> last() {
    return jdbc.sql(
            "SELECT carrier, at, asked, known, moved FROM post.pull ORDER BY at DESC LIMIT :most")
        .param("most", NIGHTS)
        .query(
            (rs, n) ->
                new Pull(
                    rs.getString("carrier"),
                    rs.getObject("at", OffsetDateTime.class).toInstant(),
                    rs.getInt("asked"),
                    rs.getInt("known"),
                    rs.getInt("moved")))
        .list();
  }

  void add(Pull pull) {
    jdbc.sql(
            "INSERT INTO post.pull (carrier, at, asked, known, moved) VALUES (:carrier, :at,"
                + " :asked, :known, :moved)")
        .param("carrier", pull.carrier())
        .param("at", pull.at().atOffset(ZoneOffset.UTC))
        .param("asked", pull.asked())
        .param("known", pull.known())
        .param("moved", pull.moved())
        .update();
  }

  /** Parcels of a carrier that have not ended, by number, and how each stands. */
  Map<String, String> open(String carrier, String after, int most) {
    return found(
        jdbc.sql(
                """
                SELECT reference, state || ' ' || attempts AS stand FROM post.shipment
                WHERE carrier = :carrier AND booking = 'TAKEN' AND reference > :after
                  AND state NOT IN ('DELIVERED', 'RETURNED', 'CANCELLED', 'LOST')
                ORDER BY reference LIMIT :most
                """)
            .param("carrier", carrier)
            .param("after", after)
            .param("most", most));
  }

  Map<String, String> states(List<String> references) {
    return found(
        jdbc.sql(
                "SELECT reference, state || ' ' || attempts AS stand FROM post.shipment WHERE"
                    + " reference IN (:references)")
            .param("references", references));
  }

  private static Map<String, String> found(JdbcClient.StatementSpec statement) {
    Map<String, String> found = new LinkedHashMap<>();
    statement.query(Pulls::stand).list().forEach(one -> found.put(one.getKey(), one.getValue()));
    return found;
  }

  private static Map.Entry<String, String> stand(ResultSet rs, int n) throws SQLException {
    return Map.entry(rs.getString("reference"), rs.getString("stand"));
  }
}
