package org.caunoi.post.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What carriers stated, and what of it does not agree. */
@ActsAsHouse("a statement speaks of parcels of the whole city")
@Component
public class ReadStatements {

  /** Statements of one page. */
  public static final int PAGE = 50;

  private static final int MOST = 500;
  private static final String HEADS =
      """
      SELECT s.id, s.carrier, s.lines, s.imported_name, s.imported_at, l.verdict, count(l.no) AS n,
             count(l.no) FILTER (WHERE l.settled_at IS NULL) AS open
      FROM post.statement s JOIN post.statement_line l ON l.statement_id = s.id
      """;

  private final JdbcClient jdbc;
  private final Partners partners;

  ReadStatements(JdbcClient jdbc, Partners partners) {
    this.jdbc = jdbc;
    this.partners = partners;
  }

  /**
   * One page, without their lines, of the carriers this person settles with, the newest first.
   *
   * @param after where the page before ended, none for the first
   */
  public Slice<Statement> newest(SignedIn who, @Nullable Cursor after, int most) {
    List<Statement> found =
        heads(
            jdbc.sql(
                    HEADS
                        + """
                        WHERE s.id IN (
                            SELECT id FROM post.statement
                            WHERE carrier = ANY (:carriers)
                              AND (CAST(:afterAt AS timestamptz) IS NULL OR (imported_at, id) < (:afterAt, :afterId))
                            ORDER BY imported_at DESC, id DESC LIMIT :most)
                        GROUP BY s.id, l.verdict ORDER BY s.imported_at DESC, s.id DESC, l.verdict
                        """)
                .param("carriers", carriers(who))
                .param("afterAt", after == null ? null : after.sort())
                .param("afterId", after == null ? null : after.uuid())
                .param("most", most + 1)
                .query(ReadStatements::part)
                .list());
    return Slice.of(found, most, one -> new Cursor(one.importedAt(), one.id().toString()));
  }

  /** One with the lines that do not agree, at most 500; refused: {@code statement-not-found}. */
  public Statement one(SignedIn who, UUID id) {
    Statement head =
        heads(
                jdbc.sql(
                        HEADS
                            + """
                            WHERE s.id = :id AND s.carrier = ANY (:carriers) GROUP BY s.id, l.verdict ORDER BY l.verdict
                            """)
                    .param("id", id)
                    .param("carriers", carriers(who))
                    .query(ReadStatements::part)
                    .list())
            .stream()
            .findFirst()
            .orElseThrow(() -> Refused.notFound("statement-not-found"));
    return with(head, lines(id));
  }

  private String[] carriers(SignedIn who) {
    return partners.of(who).toArray(String[]::new);
  }

  private List<Statement.Line> lines(UUID id) {
    return jdbc.sql(
            """
            SELECT no, number, day, payer, amount, expected, verdict, outcome, settled_at IS NOT NULL AS settled
            FROM post.statement_line WHERE statement_id = :id AND verdict <> 'MATCHED' ORDER BY no LIMIT :most
            """)
        .param("id", id)
        .param("most", MOST)
        .query(
            (rs, n) ->
                new Statement.Line(
                    rs.getInt("no"),
                    rs.getString("number"),
                    Objects.requireNonNull(rs.getObject("day", LocalDate.class)),
                    rs.getString("payer"),
                    rs.getLong("amount"),
                    rs.getObject("expected", Long.class),
                    rs.getString("verdict"),
                    rs.getString("outcome"),
                    rs.getBoolean("settled")))
        .list();
  }

  /** Parts of one statement are one head with a count for each verdict. */
  private static List<Statement> heads(List<Statement> parts) {
    Map<UUID, Statement> heads = new LinkedHashMap<>();
    for (Statement part : parts) {
      heads.merge(part.id(), part, ReadStatements::merged);
    }
    return new ArrayList<>(heads.values());
  }

  private static Statement merged(Statement one, Statement other) {
    Map<String, Integer> counts = new LinkedHashMap<>(one.counts());
    counts.putAll(other.counts());
    return new Statement(
        one.id(),
        one.carrier(),
        one.size(),
        one.importedBy(),
        one.importedAt(),
        counts,
        one.open() + other.open(),
        List.of());
  }

  private static Statement with(Statement s, List<Statement.Line> lines) {
    return new Statement(
        s.id(), s.carrier(), s.size(), s.importedBy(), s.importedAt(), s.counts(), s.open(), lines);
  }

  private static Statement part(ResultSet rs, int n) throws SQLException {
    return new Statement(
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getString("carrier"),
        rs.getInt("lines"),
        rs.getString("imported_name"),
        rs.getObject("imported_at", OffsetDateTime.class).toInstant(),
        Map.of(rs.getString("verdict"), rs.getInt("n")),
        rs.getInt("open"),
        List.of());
  }
}
