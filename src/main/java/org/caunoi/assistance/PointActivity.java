package org.caunoi.assistance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened at the counters lately, without a word about anybody. */
@ActsAsHouse("counts of the whole network, without a citizen")
@Component
public class PointActivity {

  private final JdbcClient jdbc;

  PointActivity(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Points with a session opened since a moment. */
  public List<Activity> since(Instant since) {
    return jdbc.sql(
            """
            SELECT point_id, max(touched_at) AS last, count(*) FILTER (WHERE state = 'CLOSED') AS ended,
                   count(*) FILTER (WHERE outcome = 'NOT_READY') AS not_ready
            FROM assistance.session WHERE opened_at >= :since
            GROUP BY point_id ORDER BY point_id
            """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(
            (rs, n) ->
                new Activity(
                    rs.getString("point_id"),
                    rs.getObject("last", OffsetDateTime.class).toInstant(),
                    rs.getInt("ended"),
                    rs.getInt("not_ready")))
        .list();
  }

  /**
   * Sessions of one point, the newest first.
   *
   * @param sentAway only those of citizens who had to come again
   * @param after where the page before ended, none for the first
   */
  public Slice<Visit> visits(
      String point, Instant since, boolean sentAway, @Nullable Cursor after, int most) {
    List<Visit> found =
        jdbc.sql(
                """
                SELECT id, opened_at, procedure_version, outcome, clerk_name FROM assistance.session
                WHERE point_id = :point AND opened_at >= :since AND (NOT :sentAway OR outcome = 'NOT_READY')
                  AND (CAST(:afterAt AS timestamptz) IS NULL OR (opened_at, id) < (:afterAt, :afterId))
                ORDER BY opened_at DESC, id DESC LIMIT :most
                """)
            .param("point", point)
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("sentAway", sentAway)
            .param("afterAt", after == null ? null : after.sort())
            .param("afterId", after == null ? null : after.uuid())
            .param("most", most + 1)
            .query(
                (rs, n) ->
                    new Visit(
                        Objects.requireNonNull(rs.getObject("id", UUID.class)),
                        rs.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("procedure_version", UUID.class),
                        rs.getString("outcome"),
                        rs.getString("clerk_name")))
            .list();
    return Slice.of(found, most, one -> new Cursor(one.openedAt(), one.id().toString()));
  }

  /**
   * One session, without a word about the citizen.
   *
   * @param outcome none while it lasts
   */
  public record Visit(
      UUID id,
      Instant openedAt,
      @Nullable UUID procedureVersion,
      @Nullable String outcome,
      String clerk) {}

  /**
   * @param last when somebody last did something
   * @param ended sessions that are over
   * @param notReady of these, citizens who had to come again
   */
  public record Activity(String point, Instant last, int ended, int notReady) {}
}
