package org.caunoi.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Dossiers somebody should look at now, counted and listed without a word about citizens. */
@Component
public class TroubledDossiers {

  /**
   * Open ones whose clock runs; where papers are awaited the citizen is the one to act, and where
   * they are lost the Centre.
   */
  private static final String TROUBLED =
      """
      SELECT 'LATE' AS trouble, d.unit AS unit, d.authority, d.id, d.appointment_at AS since
      FROM dossier.dossier d
      WHERE (d.state IN (2, 4, 6) OR (d.state = 7 AND d.former_state <> 5)) AND d.appointment_at < :now
        AND d.awaited_at < :now AND d.paused_at IS NULL
      UNION ALL
      SELECT 'DUE_SOON', d.unit, d.authority, d.id, d.appointment_at
      FROM dossier.dossier d
      WHERE (d.state IN (2, 4, 6) OR (d.state = 7 AND d.former_state <> 5))
        AND d.appointment_at >= :now AND d.awaited_at >= :now
        AND d.awaited_at <= :soon AND d.paused_at IS NULL
      UNION ALL
      SELECT 'NOT_TAKEN_IN', w.unit, w.authority, w.id, w.since FROM (
          SELECT d.unit, d.authority, d.id, CASE WHEN d.state = 1 THEN d.filed_at ELSE (
              SELECT COALESCE(max(a.at), d.filed_at) FROM dossier.act a
              WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'SUPPLEMENTED') END AS since
          FROM dossier.dossier d
          WHERE (d.state = 1 OR (d.state = 5 AND d.supplement_in)) AND d.filed_at < :taken
            AND d.accepted_at IS NULL) w
      WHERE w.since < :taken
      UNION ALL
      SELECT 'ANSWER_PASSED', d.unit, d.authority, d.id, d.answer_by
      FROM dossier.dossier d WHERE d.state IN (5, 6) AND NOT d.supplement_in AND d.answer_by < :now
      UNION ALL
      SELECT 'WITHDRAWAL_WAITS', w.unit, w.authority, w.id, w.since FROM (
          SELECT d.unit, d.authority, d.id, (
              SELECT max(a.at) FROM dossier.act a
              WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'WITHDRAWAL_REQUESTED') AS since
          FROM dossier.dossier d WHERE d.state = 7) w
      WHERE w.since < :taken
      UNION ALL
      SELECT 'NO_OWNER', d.unit, d.authority, d.id, d.accepted_at
      FROM dossier.dossier d WHERE d.state IN (2, 4, 6) AND d.assignee_id IS NULL
      UNION ALL
      SELECT 'OWNER_GONE', d.unit, d.authority, d.id, d.accepted_at
      FROM dossier.dossier d WHERE d.state IN (2, 4, 6) AND d.assignee_id = ANY (CAST(:gone AS uuid[]))
      UNION ALL
      SELECT 'OWNER_AWAY', d.unit, d.authority, d.id, d.accepted_at
      FROM dossier.dossier d WHERE d.state IN (2, 4, 6) AND d.assignee_id = ANY (CAST(:away AS uuid[]))
      """;

  private final JdbcClient jdbc;

  TroubledDossiers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many of each trouble there are in each authority, most first. */
  public List<Count> count(SignedIn who, Bounds bounds) {
    return bound(
            jdbc.sql(
                """
                SELECT t.trouble, t.unit AS authority, count(*) AS n, min(t.since) AS oldest FROM (
                """
                    + TROUBLED
                    + """
                    ) t WHERE (CAST(:own AS text) IS NULL OR t.unit = :own)
                    GROUP BY t.trouble, t.unit ORDER BY n DESC, t.unit
                    """),
            who,
            bounds)
        .query(
            (rs, n) ->
                new Count(
                    Trouble.valueOf(rs.getString("trouble")),
                    rs.getString("authority"),
                    rs.getInt("n"),
                    instant(rs, "oldest")))
        .list();
  }

  /** The dossiers of one trouble, those it has lasted longest for (or that are due next) first. */
  public Slice<Row> list(
      SignedIn who,
      Bounds bounds,
      Trouble trouble,
      @Nullable String authority,
      @Nullable Cursor after,
      int most) {
    return slice(
        bound(
                jdbc.sql(
                    """
                    SELECT d.code, t.unit AS authority, d.procedure_version, d.state, d.assignee_id, d.assignee_name, d.version,
                           t.since FROM (
                    """
                        + TROUBLED
                        + """
                        ) t JOIN dossier.dossier d ON d.authority = t.authority AND d.id = t.id
                        WHERE t.trouble = :trouble AND (CAST(:own AS text) IS NULL OR t.unit = :own)
                          AND (CAST(:authority AS text) IS NULL OR t.unit = :authority)
                          AND (CAST(:afterAt AS timestamptz) IS NULL OR (t.since, d.code) > (:afterAt, :afterId))
                        ORDER BY t.since, d.code LIMIT :most
                        """),
                who,
                bounds)
            .param("trouble", trouble.name())
            .param("authority", authority),
        after,
        most);
  }

  /** The dossiers whose promise ends in a span, the next first: what {@link #dueByDay} counts. */
  public Slice<Row> dueIn(
      SignedIn who, Instant from, Instant to, @Nullable Cursor after, int most) {
    return slice(
        jdbc.sql(
                """
                SELECT d.code, d.unit AS authority, d.procedure_version, d.state, d.assignee_id, d.assignee_name,
                       d.version, d.appointment_at AS since
                FROM dossier.dossier d
                WHERE (d.state IN (2, 4, 6) OR (d.state = 7 AND d.former_state <> 5))
                  AND d.appointment_at >= :from AND d.awaited_at >= :from AND d.awaited_at <= :to
                  AND d.paused_at IS NULL
                  AND (CAST(:own AS text) IS NULL OR d.unit = :own)
                  AND (CAST(:afterAt AS timestamptz) IS NULL OR (d.appointment_at, d.code) > (:afterAt, :afterId))
                ORDER BY d.appointment_at, d.code LIMIT :most
                """)
            .param("from", from.atOffset(ZoneOffset.UTC))
            .param("to", to.atOffset(ZoneOffset.UTC))
            .param("own", who.authority()),
        after,
        most);
  }

  private static Slice<Row> slice(StatementSpec sql, @Nullable Cursor after, int most) {
    List<Row> found =
        sql.param("afterAt", after == null ? null : after.sort())
            .param("afterId", after == null ? null : after.id())
            .param("most", most + 1)
            .query(
                (rs, n) ->
                    new Row(
                        rs.getString("code"),
                        rs.getString("authority"),
                        Objects.requireNonNull(rs.getObject("procedure_version", UUID.class)),
                        DossierState.of(rs.getInt("state")),
                        rs.getObject("assignee_id", UUID.class),
                        rs.getString("assignee_name"),
                        rs.getInt("version"),
                        instant(rs, "since")))
            .list();
    return Slice.of(found, most, one -> new Cursor(one.since(), one.code()));
  }

  /** How many promises end on each day (in Hanoi) of a span. */
  public List<DueOnDay> dueByDay(SignedIn who, Instant from, Instant to) {
    return jdbc.sql(
            """
            SELECT CAST(timezone('Asia/Ho_Chi_Minh', d.appointment_at) AS date) AS day, count(*) AS n
            FROM dossier.dossier d
            WHERE (d.state IN (2, 4, 6) OR (d.state = 7 AND d.former_state <> 5))
              AND d.appointment_at >= :from AND d.awaited_at >= :from
              AND d.awaited_at <= :to AND d.paused_at IS NULL
              AND (CAST(:own AS text) IS NULL OR d.unit = :own)
            GROUP BY day ORDER BY day
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .param("own", who.authority())
        .query((rs, n) -> new DueOnDay(rs.getObject("day", LocalDate.class), rs.getInt("n")))
        .list();
  }

  private static StatementSpec bound(StatementSpec sql, SignedIn who, Bounds bounds) {
    return sql.param("now", bounds.now().atOffset(ZoneOffset.UTC))
        .param("soon", bounds.soon().atOffset(ZoneOffset.UTC))
        .param("taken", bounds.takenInSince().atOffset(ZoneOffset.UTC))
        .param("gone", bounds.gone().toArray(UUID[]::new))
        .param("away", bounds.away().toArray(UUID[]::new))
        .param("own", who.authority());
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }

  /**
   * @param soon up to when a promise counts as near
   * @param takenInSince what came in before should have been looked at
   * @param gone accounts of people who are no longer there
   * @param away accounts of people who are away from work
   */
  public record Bounds(
      Instant now, Instant soon, Instant takenInSince, List<UUID> gone, List<UUID> away) {}

  /**
   * @param oldest when the oldest of them began, or the nearest promise
   */
  public record Count(Trouble trouble, String authority, int dossiers, Instant oldest) {}

  /** Promises of one day. */
  public record DueOnDay(LocalDate day, int dossiers) {}

  /** One of them. */
  public record Row(
      String code,
      String authority,
      UUID procedureVersion,
      DossierState state,
      @Nullable UUID assigneeId,
      @Nullable String assigneeName,
      int version,
      Instant since) {}
}
