package org.caunoi.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code calendar.notice}. */
@Component
public class Notices {

  private static final String COLUMNS =
      """
      SELECT id, year, source_text, state, edition, written_by, written_by_name, written_at, decided_by_name, decided_at,
             returned_because
      FROM calendar.notice
      """;

  private final JdbcClient jdbc;

  Notices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The change of a year that is being written or waits for the second person. */
  public Optional<Notice> draft(int year) {
    return jdbc.sql(COLUMNS + "WHERE year = :year AND state IN ('OPEN', 'SUBMITTED')")
        .param("year", year)
        .query(Notices::map)
        .optional();
  }

  /** All changes on their way by year. */
  public Map<Integer, Notice> drafts() {
    return byYear(
        jdbc.sql(COLUMNS + "WHERE state IN ('OPEN', 'SUBMITTED') ORDER BY year")
            .query(Notices::map)
            .list());
  }

  /** What was published for a year, newest first. */
  public List<Notice> published(int year) {
    return jdbc.sql(
            COLUMNS + "WHERE year = :year AND state = 'PUBLISHED' ORDER BY decided_at DESC, id")
        .param("year", year)
        .query(Notices::map)
        .list();
  }

  /** What is in force by year, where it was published on the pages. */
  public Map<Integer, Notice> inForce() {
    return byYear(
        jdbc.sql(COLUMNS + "WHERE state = 'PUBLISHED' ORDER BY year, decided_at, id")
            .query(Notices::map)
            .list());
  }

  /** How many were published; tells a process that another one has published. */
  long count() {
    return jdbc.sql("SELECT count(*) FROM calendar.notice WHERE state = 'PUBLISHED'")
        .query(Long.class)
        .single();
  }

  /** Adds the first edition; false where somebody else began a moment earlier. */
  boolean add(UUID id, int year, String text, SignedIn who, Instant at) {
    return jdbc.sql(
                """
                INSERT INTO calendar.notice (id, year, source_text, state, written_by, written_by_name, written_at)
                VALUES (:id, :year, :text, 'OPEN', :by, :name, :at)
                ON CONFLICT (year) WHERE state IN ('OPEN', 'SUBMITTED') DO NOTHING
                """)
            .param("id", id)
            .param("year", year)
            .param("text", text)
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Stores the next edition of an open one; false where it is no longer that edition. */
  boolean change(Notice read, String text, SignedIn who, Instant at) {
    return jdbc.sql(
                """
                UPDATE calendar.notice
                SET source_text = :text, edition = edition + 1, written_by = :by, written_by_name = :name, written_at = :at
                WHERE id = :id AND edition = :edition AND state = 'OPEN'
                """)
            .param("text", text)
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("id", read.id())
            .param("edition", read.edition())
            .update()
        == 1;
  }

  /** Moves exactly this edition on; false where somebody was faster. */
  boolean move(Notice read, Notice.State to, SignedIn who, @Nullable String reason, Instant at) {
    return jdbc.sql(
                """
                UPDATE calendar.notice
                SET state = :to, decided_by = :by, decided_by_name = :name, decided_at = :at,
                    returned_because = CAST(:reason AS text)
                WHERE id = :id AND edition = :edition AND state = :from
                """)
            .param("to", to.name())
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("reason", reason)
            .param("id", read.id())
            .param("edition", read.edition())
            .param("from", read.state().name())
            .update()
        == 1;
  }

  private static Map<Integer, Notice> byYear(List<Notice> notices) {
    Map<Integer, Notice> byYear = new LinkedHashMap<>();
    notices.forEach(notice -> byYear.put(notice.year(), notice));
    return byYear;
  }

  private static Notice map(ResultSet row, int n) throws SQLException {
    OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
    return new Notice(
        row.getObject("id", UUID.class),
        row.getInt("year"),
        row.getString("source_text"),
        Notice.State.valueOf(row.getString("state")),
        row.getInt("edition"),
        row.getObject("written_by", UUID.class),
        row.getString("written_by_name"),
        row.getObject("written_at", OffsetDateTime.class).toInstant(),
        row.getString("decided_by_name"),
        decidedAt == null ? null : decidedAt.toInstant(),
        row.getString("returned_because"));
  }
}
