package org.caunoi.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The way of a courier with bags from a place to another.
 *
 * @param courier name, null while nobody has taken a bag of it
 * @param leaves when the courier should come
 * @param left when the courier took the first bag
 * @param eta when it should arrive; counted from the collection, then from when it left
 */
public record BagTrip(
    UUID id,
    String from,
    String to,
    @Nullable String courier,
    Instant leaves,
    @Nullable Instant left,
    Instant eta,
    @Nullable Instant arrived) {

  static BagTrip map(ResultSet rs, int n) throws SQLException {
    return new BagTrip(
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getString("from_place"),
        rs.getString("to_place"),
        rs.getString("courier_name"),
        rs.getObject("leaves_at", OffsetDateTime.class).toInstant(),
        UnitFacts.instant(rs, "left_at"),
        rs.getObject("eta", OffsetDateTime.class).toInstant(),
        UnitFacts.instant(rs, "arrived_at"));
  }
}
