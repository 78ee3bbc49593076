package org.caunoi.custody;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the Centre must look at now, oldest first. */
@Component
public class ReadFindings {

  private final JdbcClient jdbc;

  ReadFindings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Open findings.
   *
   * @param kind only those, null for all
   */
  public List<Finding> open(SignedIn who, @Nullable Kind kind, int limit) {
    who.require(Permission.WATCH_CUSTODY);
    return jdbc.sql(
            """
            SELECT f.id, f.unit, f.kind, f.found_at, u.bag, u.keeper_name, u.keeper_place, u.since, u.due_at,
                   u.destination, u.dispute, u.loss, f.subject
            FROM custody.finding f JOIN custody.unit u ON u.number = f.unit
            WHERE f.over_at IS NULL AND (CAST(:own AS text) IS NULL OR f.authority = :own)
              AND (CAST(:kind AS text) IS NULL OR f.kind = :kind)
            ORDER BY f.found_at, f.id LIMIT :limit
            """)
        .param("own", who.authority())
        .param("kind", kind == null ? null : kind.name())
        .param("limit", limit)
        .query(
            (rs, n) ->
                new Finding(
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    rs.getString("unit"),
                    rs.getBoolean("bag"),
                    Kind.valueOf(rs.getString("kind")),
                    rs.getString("subject"),
                    rs.getObject("found_at", OffsetDateTime.class).toInstant(),
                    rs.getString("keeper_name"),
                    rs.getString("keeper_place"),
                    rs.getObject("since", OffsetDateTime.class).toInstant(),
                    UnitFacts.instant(rs, "due_at"),
                    rs.getString("destination")))
        .list();
  }

  /** Why something is looked at. */
  public enum Kind {
    BAG_OVERDUE,
    FORWARDING_LATE,
    OFFER_LAPSED,
    DISPUTE,
    LOSS,
    CONTESTED,
    WAITING,
    CLOCK_WRONG,
    /** Minutes in which nobody could show it, or that are nobody's on the books. */
    UNATTRIBUTED
  }

  /**
   * One finding and who is liable now.
   *
   * @param subject what of the unit it is about, such as the kind of a discrepancy
   */
  public record Finding(
      UUID id,
      String unit,
      boolean bag,
      Kind kind,
      String subject,
      Instant foundAt,
      String keeper,
      String place,
      Instant since,
      @Nullable Instant dueAt,
      String destination) {}
}
