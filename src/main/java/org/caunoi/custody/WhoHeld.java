package org.caunoi.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who held this paper at a moment. Inside a bag it is whoever was liable for the bag then; a minute
 * without anybody does not exist.
 */
@Component
public class WhoHeld {

  /** Its own rows, and inside a bag the bag's rows of the same time. */
  private static final String ROWS =
      """
      SELECT coalesce(b.keeper_id, h.keeper_id) AS keeper_id, coalesce(b.keeper_name, h.keeper_name) AS keeper_name,
             coalesce(b.keeper_org, h.keeper_org) AS keeper_org,
             coalesce(b.keeper_place, h.keeper_place) AS keeper_place,
             coalesce(b.keeper_moving, h.keeper_moving) AS keeper_moving, h.inside,
             greatest(h.from_at, b.from_at) AS from_at, least(h.to_at, b.to_at) AS to_at
      FROM custody.holding h
      LEFT JOIN custody.holding b ON b.unit = h.inside AND b.from_at <= coalesce(h.to_at, 'infinity')
        AND coalesce(b.to_at, 'infinity') > h.from_at
      """;

  private final JdbcClient jdbc;

  WhoHeld(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty before the papers were taken in. */
  public Optional<Holder> at(String number, Instant moment) {
    return jdbc.sql(
            ROWS
                + """
                WHERE h.unit = :unit AND h.from_at <= :at AND coalesce(h.to_at, 'infinity') > :at
                  AND (b.unit IS NULL OR (b.from_at <= :at AND coalesce(b.to_at, 'infinity') > :at))
                """)
        .param("unit", number)
        .param("at", moment.atOffset(ZoneOffset.UTC))
        .query(WhoHeld::map)
        .optional();
  }

  /** From the first to the present holder; neighbours that are one person are one row. */
  public List<Holder> all(String number) {
    List<Holder> rows =
        jdbc.sql(ROWS + "WHERE h.unit = :unit ORDER BY from_at, to_at NULLS LAST")
            .param("unit", number)
            .query(WhoHeld::map)
            .list();
    List<Holder> joined = new ArrayList<>();
    for (Holder row : rows) {
      Holder last = joined.isEmpty() ? null : joined.getLast();
      if (row.from().equals(row.to())) {
        continue;
      }
      if (last != null && last.isSame(row)) {
        joined.set(joined.size() - 1, last.until(row.to()));
      } else {
        joined.add(row);
      }
    }
    return joined;
  }

  private static Holder map(ResultSet rs, int n) throws SQLException {
    return new Holder(
        Objects.requireNonNull(rs.getObject("keeper_id", UUID.class)),
        rs.getString("keeper_name"),
        rs.getString("keeper_org"),
        rs.getString("keeper_place"),
        rs.getBoolean("keeper_moving"),
        rs.getString("inside"),
        rs.getObject("from_at", OffsetDateTime.class).toInstant(),
        UnitFacts.instant(rs, "to_at"));
  }

  /**
   * Somebody who was liable from one moment to another.
   *
   * @param bag number of the bag it was in, as far as it was in one at the beginning
   * @param to null while it goes on
   */
  public record Holder(
      UUID person,
      String name,
      String organisation,
      String place,
      boolean moving,
      @Nullable String bag,
      Instant from,
      @Nullable Instant to) {

    boolean isSame(Holder other) {
      return person.equals(other.person) && place.equals(other.place);
    }

    Holder until(@Nullable Instant end) {
      return new Holder(person, name, organisation, place, moving, bag, from, end);
    }
  }
}
