package org.caunoi.dossier;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What units have open: everything that is neither refused, stopped nor given to the citizen. */
@ActsAsHouse("administrators hand on the work of whole units")
@Component
public class UnitWork {

  private static final String OPEN = "d.state IN (1, 2, 4, 5, 6, 7, 9)";

  private static final UUID FIRST = new UUID(0, 0);

  private final JdbcClient jdbc;

  UnitWork(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Open dossiers by unit; units with none are left out. */
  public Map<String, Integer> counts() {
    return jdbc
        .sql(
            "SELECT d.unit AS unit, count(*) AS n FROM dossier.dossier"
                + " d WHERE "
                + OPEN
                + " GROUP BY 1")
        .query((rs, n) -> Map.entry(rs.getString("unit"), rs.getInt("n")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What a unit has open, by state and by who holds it; first what comes first in a life. */
  public List<Line> lines(String unit) {
    return jdbc.sql(
            "SELECT d.state, d.assignee_id, d.assignee_name, count(*) AS n FROM dossier.dossier d"
                + " WHERE d.unit = :unit AND "
                + OPEN
                + " GROUP BY 1, 2, 3 ORDER BY 1, 3")
        .param("unit", unit)
        .query(
            (rs, n) ->
                new Line(
                    DossierState.of(rs.getInt("state")),
                    rs.getObject("assignee_id", UUID.class),
                    Objects.requireNonNullElse(rs.getString("assignee_name"), ""),
                    rs.getInt("n")))
        .list();
  }

  boolean hasOpen(String unit) {
    return !open(unit, null, 1).isEmpty();
  }

  /**
   * Some of what a unit has open, in a fixed order.
   *
   * @param after the last one seen, null for the first page
   */
  List<Dossier> open(String unit, Dossier.@Nullable Filing after, int most) {
    return jdbc.sql(
            Dossiers.COLUMNS
                + "WHERE d.unit = :unit AND "
                + OPEN
                + " AND (d.authority, d.id) > (:authority, CAST(:after AS uuid))"
                + " ORDER BY d.authority, d.id LIMIT :most")
        .param("unit", unit)
        .param("authority", after == null ? "" : after.authority())
        .param("after", after == null ? FIRST : after.id())
        .param("most", most)
        .query(Dossiers::map)
        .list();
  }

  /**
   * Dossiers alike.
   *
   * @param holder empty where nobody holds them
   */
  public record Line(DossierState state, @Nullable UUID holderId, String holder, int n) {}
}
