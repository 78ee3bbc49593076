package org.caunoi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers an investigator's questions: who touched this, and what did this person do. */
@Component
public class AuditTrail {

  private final JdbcClient jdbc;

  AuditTrail(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Rows newest first.
   *
   * @param subject exact subject such as {@code dossier/<code>}, null for all
   * @param actor exact user name, null for all
   * @param act exact act, null for all
   * @param before only rows older than this one, null from the newest
   */
  public List<Row> list(
      @Nullable String subject,
      @Nullable String actor,
      @Nullable String act,
      @Nullable Place before,
      int limit) {
    return jdbc.sql(
            """
            SELECT id, at, actor, place, act, subject, purpose, CAST(details AS text) AS details
            FROM audit.entry
            WHERE (CAST(:subject AS text) IS NULL OR subject = :subject)
              AND (CAST(:actor AS text) IS NULL OR actor = :actor)
              AND (CAST(:act AS text) IS NULL OR act = :act)
              AND (CAST(:before AS timestamptz) IS NULL OR (at, id) < (:before, CAST(:beforeId AS uuid)))
            ORDER BY at DESC, id DESC LIMIT :limit
            """)
        .param("subject", subject)
        .param("actor", actor)
        .param("act", act)
        .param("before", before == null ? null : before.at().atOffset(ZoneOffset.UTC))
        .param("beforeId", before == null ? null : before.id())
        .param("limit", limit)
        .query(AuditTrail::map)
        .list();
  }

  /**
   * Rows that tell why personal data of these subjects was read, newest first.
   *
   * @param codes of dossiers; a row about several names them in its details
   * @param subjects exact subjects such as {@code dossier/<code>}
   * @param spans a row about a period, with {@code from} and {@code to} in its details, counts only
   *     where it spans one of these and shows names in the clear
   * @param before only rows older than this one, null from the newest
   */
  public List<Look> looks(
      List<String> codes,
      List<String> subjects,
      List<Span> spans,
      @Nullable Place before,
      int limit) {
    return jdbc.sql(
            """
            SELECT e.id, e.at, e.actor_id, e.actor, e.place, e.act, e.subject, e.purpose
            FROM (
                SELECT f.authority, f.id, f.at, f.actor_id, f.actor, f.place, f.act, f.subject, f.purpose, f.details
                FROM audit.entry f WHERE f.subject = ANY (:subjects)
                UNION
                SELECT f.authority, f.id, f.at, f.actor_id, f.actor, f.place, f.act, f.subject, f.purpose, f.details
                FROM unnest(CAST(:codes AS text[])) AS c (code)
                JOIN audit.entry f ON f.subject = 'dossiers' AND f.details -> 'dossiers' @> jsonb_build_array(c.code)) e
            WHERE e.purpose IS NOT NULL
              AND (e.details ->> 'from' IS NULL OR (COALESCE(e.details ->> 'clear', 'true') = 'true' AND EXISTS (
                  SELECT FROM unnest(CAST(:units AS text[]), CAST(:days AS text[]), CAST(:since AS timestamptz[]))
                                  AS s (unit, day, since)
                  WHERE s.day BETWEEN e.details ->> 'from' AND e.details ->> 'to' AND e.at >= s.since
                    AND (e.subject LIKE '%/' || s.unit
                         OR (e.subject LIKE '%/all' AND e.authority IN ('-', s.unit))))))
              AND (CAST(:before AS timestamptz) IS NULL OR (e.at, e.id) < (:before, CAST(:beforeId AS uuid)))
            ORDER BY e.at DESC, e.id DESC LIMIT :limit
            """)
        .param("subjects", subjects.toArray(String[]::new))
        .param("codes", codes.toArray(String[]::new))
        .param("units", spans.stream().map(Span::unit).toArray(String[]::new))
        .param("days", spans.stream().map(span -> span.day().toString()).toArray(String[]::new))
        .param("since", spans.stream().map(span -> span.since().toString()).toArray(String[]::new))
        .param("before", before == null ? null : before.at().atOffset(ZoneOffset.UTC))
        .param("beforeId", before == null ? null : before.id())
        .param("limit", limit)
        .query(
            (rs, n) ->
                new Look(
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    rs.getObject("at", OffsetDateTime.class).toInstant(),
                    rs.getObject("actor_id", UUID.class),
                    rs.getString("actor"),
                    rs.getString("place"),
                    rs.getString("act"),
                    rs.getString("subject"),
                    rs.getString("purpose")))
        .list();
  }

  /**
   * The dossiers somebody has opened to review since they last signed in: subject, and the moment
   * of the last look.
   */
  public Map<String, String> reviewedSinceSignIn(UUID actor) {
    Map<String, String> looks = new HashMap<>();
    jdbc.sql(
            """
            SELECT e.subject, max(e.at) AS at FROM audit.entry e
            WHERE e.actor_id = :actor AND e.act = 'personal-data-read' AND e.purpose = 'review'
              AND e.at >= COALESCE((SELECT max(s.at) FROM audit.entry s
                                    WHERE s.actor_id = :actor AND s.act = 'signed-in'), '-infinity')
            GROUP BY e.subject
            """)
        .param("actor", actor)
        .query(
            rs -> {
              looks.put(
                  rs.getString("subject"),
                  rs.getObject("at", OffsetDateTime.class).toInstant().toString());
            });
    return looks;
  }

  private static Row map(ResultSet rs, int n) throws SQLException {
    return new Row(
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        rs.getString("actor"),
        rs.getString("place"),
        rs.getString("act"),
        rs.getString("subject"),
        rs.getString("purpose"),
        rs.getString("details"));
  }

  /** One row as it was written; {@code details} is JSON of ids, codes and dates. */
  public record Row(
      UUID id,
      Instant at,
      String actor,
      @Nullable String place,
      String act,
      String subject,
      @Nullable String purpose,
      String details) {

    /** Where this row stands, to go on reading behind it. */
    public Place position() {
      return new Place(at, id);
    }
  }

  /**
   * Somebody looked.
   *
   * @param actorId null for citizens and for the house itself
   */
  public record Look(
      UUID id,
      Instant at,
      @Nullable UUID actorId,
      String actor,
      @Nullable String place,
      String act,
      String subject,
      String purpose) {

    /** Where this row stands, to go on reading behind it. */
    public Place position() {
      return new Place(at, id);
    }
  }

  /**
   * What a list of a period has to cover to count.
   *
   * @param since no list made before can hold it
   */
  public record Span(String unit, LocalDate day, Instant since) {}

  /** A place in the trail; several rows may carry the same moment. */
  public record Place(Instant at, UUID id) {

    /** Reads what {@link #toString} wrote; refused as {@code malformed} at {@code /before}. */
    public static Place parse(String text) {
      try {
        int cut = text.indexOf('_');
        return new Place(
            Instant.parse(text.substring(0, Math.max(cut, 0))),
            UUID.fromString(text.substring(cut + 1)));
      } catch (DateTimeParseException | IllegalArgumentException e) {
        throw Refused.field("/before", "malformed");
      }
    }

    @Override
    public String toString() {
      return at + "_" + id;
    }
  }
}
