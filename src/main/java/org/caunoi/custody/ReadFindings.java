package org.caunoi.custody;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Keeper;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
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
    return page(who, kind, null, null, limit).items();
  }

  /**
   * One page of open findings.
   *
   * @param kind only those, null for all
   * @param place only of what is kept there, null for all
   * @param after where the page before ended, none for the first
   */
  public Slice<Finding> page(
      SignedIn who, @Nullable Kind kind, @Nullable String place, @Nullable Cursor after, int most) {
    who.require(Permission.WATCH_CUSTODY);
    List<Finding> found =
        jdbc.sql(
                """
                SELECT f.id, f.unit, f.kind, f.found_at, u.bag, u.keeper_name, u.keeper_place, u.since, u.due_at,
                       u.destination, u.dispute, u.loss, f.subject,
                       f.kind = 'LOSS' AND coalesce((SELECT e.by_id = :house FROM custody.event e
                                                     WHERE e.unit = f.unit AND e.kind IN ('Suspected', 'Missed')
                                                     ORDER BY e.at DESC, e.id LIMIT 1), false) AS by_house
                FROM custody.finding f JOIN custody.unit u ON u.number = f.unit
                WHERE f.over_at IS NULL AND (CAST(:own AS text) IS NULL OR f.authority = :own)
                  AND (CAST(:kind AS text) IS NULL OR f.kind = :kind)
                  AND (CAST(:place AS text) IS NULL OR u.keeper_place = :place)
                  AND (CAST(:afterAt AS timestamptz) IS NULL OR (f.found_at, f.id) > (:afterAt, :afterId))
                ORDER BY f.found_at, f.id LIMIT :limit
                """)
            .param("house", Keeper.HOUSE.person())
            .param("own", who.authority())
            .param("kind", kind == null ? null : kind.name())
            .param("place", place)
            .param("afterAt", after == null ? null : after.sort())
            .param("afterId", after == null ? null : after.uuid())
            .param("limit", most + 1)
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
                        rs.getString("destination"),
                        rs.getBoolean("by_house")))
            .list();
    return Slice.of(found, most, one -> new Cursor(one.foundAt(), one.id().toString()));
  }

  /** How many are open in each place, most first. */
  public List<Count> counts(SignedIn who) {
    who.require(Permission.WATCH_CUSTODY);
    return jdbc.sql(
            """
            SELECT u.keeper_place AS place, count(*) AS n, min(f.found_at) AS oldest
            FROM custody.finding f JOIN custody.unit u ON u.number = f.unit
            WHERE f.over_at IS NULL AND (CAST(:own AS text) IS NULL OR f.authority = :own)
            GROUP BY u.keeper_place ORDER BY n DESC, place
            """)
        .param("own", who.authority())
        .query(
            (rs, n) ->
                new Count(
                    rs.getString("place"),
                    rs.getInt("n"),
                    rs.getObject("oldest", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Open findings about what is kept in one place. */
  public record Count(String place, int findings, Instant oldest) {}

  /** Why something is looked at. */
  public enum Kind {
    BAG_OVERDUE,
    FORWARDING_LATE,
    OFFER_LAPSED,
    DISPUTE,
    LOSS,
    INQUIRY_UNANSWERED,
    CONTESTED,
    WAITING,
    CLOCK_WRONG,
    /** Minutes in which nobody could show it, or that are nobody's on the books. */
    UNATTRIBUTED,
    /** Accepted far from where it was given, told before the offer was. */
    TOO_FAR
  }

  /**
   * One finding and who is liable now.
   *
   * @param subject what of the unit it is about, such as the kind of a discrepancy
   * @param byHouse whether time alone began the search it is about
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
      String destination,
      boolean byHouse) {}
}
