package org.caunoi.post;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Shipments a person may see: those of their authority, those of their counter, and for people of
 * the whole city all.
 */
@Component
public class ReadShipments {

  /** Lines of one page. */
  public static final int PAGE = 200;

  private static final Set<Role> TIED = EnumSet.of(Role.CLERK, Role.POINT_LEAD, Role.COURIER);

  /** Nobody does anything with what was lost once another goes instead of it. */
  private static final String LEFT_BEHIND =
      """
      NOT (s.state = 'LOST' AND EXISTS (
          SELECT FROM post.shipment f WHERE f.authority = s.authority AND f.follows = s.id AND f.recalled_at IS NULL))
      """;

  private static final String WITHIN = "(:all OR s.authority = :place OR s.counter = :place)";

  private final JdbcClient jdbc;

  ReadShipments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Refused with {@code shipment-not-found} for what there is not and what is another's. */
  public Shipment get(SignedIn who, UUID id) {
    return jdbc.sql(Shipments.COLUMNS + "WHERE s.id = :id AND " + WITHIN)
        .param("id", id)
        .params(params(who))
        .query(Shipments::map)
        .optional()
        .orElseThrow(() -> Refused.notFound("shipment-not-found"));
  }

  /** By our number or the carrier's, as a scanner reads it. */
  public Optional<Shipment> scanned(SignedIn who, String number) {
    return jdbc.sql(
            Shipments.COLUMNS
                + "WHERE (s.reference = :number OR s.carrier_number = :number) AND "
                + WITHIN
                + " LIMIT 1")
        .param("number", number)
        .params(params(who))
        .query(Shipments::map)
        .optional();
  }

  /** What is not over yet, the oldest first: the first page. */
  public List<Shipment> underWay(SignedIn who) {
    return underWay(who, null, PAGE).items();
  }

  /**
   * One page of it.
   *
   * @param after where the page before ended, none for the first
   */
  public Slice<Shipment> underWay(SignedIn who, @Nullable Cursor after, int most) {
    List<Shipment> found =
        jdbc.sql(
                Shipments.COLUMNS
                    + "WHERE s.state NOT IN ('DELIVERED', 'RETURNED', 'CANCELLED') AND "
                    + LEFT_BEHIND
                    + " AND "
                    + WITHIN
                    + """
                     AND (CAST(:afterAt AS timestamptz) IS NULL OR (s.last_at, s.id) > (:afterAt, :afterId))
                    ORDER BY s.last_at, s.id LIMIT :most
                    """)
            .param("afterAt", after == null ? null : after.sort())
            .param("afterId", after == null ? null : after.uuid())
            .param("most", most + 1)
            .params(params(who))
            .query(Shipments::map)
            .list();
    return Slice.of(found, most, one -> new Cursor(one.lastAt(), one.id().toString()));
  }

  private static Map<String, @Nullable Object> params(SignedIn who) {
    String place = who.pointId() != null ? who.pointId() : who.authority();
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("all", place == null && !TIED.containsAll(who.roles()));
    params.put("place", place == null ? "-" : place);
    return params;
  }
}
