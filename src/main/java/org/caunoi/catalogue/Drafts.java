package org.caunoi.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code catalogue.draft}. */
@Component
public class Drafts {

  private final JdbcClient jdbc;

  Drafts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The change of a procedure that is being written or waits for the second person. */
  public Optional<Draft> find(String code) {
    return jdbc.sql(
            """
            SELECT id, code, source_text, state, edition, written_by, written_by_name, written_at, returned_because
            FROM catalogue.draft WHERE code = :code AND state IN ('OPEN', 'SUBMITTED')
            """)
        .param("code", code)
        .query(Drafts::map)
        .optional();
  }

  /** All changes on their way, oldest first. */
  public List<Draft> list() {
    return jdbc.sql(
            """
            SELECT id, code, source_text, state, edition, written_by, written_by_name, written_at, returned_because
            FROM catalogue.draft WHERE state IN ('OPEN', 'SUBMITTED') ORDER BY written_at
            """)
        .query(Drafts::map)
        .list();
  }

  /** Adds the first edition; false where somebody else began a moment earlier. */
  boolean add(UUID id, String code, String text, SignedIn who, Instant at) {
    return jdbc.sql(
                """
                INSERT INTO catalogue.draft (id, code, source_text, state, written_by, written_by_name, written_at)
                VALUES (:id, :code, :text, 'OPEN', :by, :name, :at)
                ON CONFLICT (code) WHERE state IN ('OPEN', 'SUBMITTED') DO NOTHING
                """)
            .param("id", id)
            .param("code", code)
            .param("text", text)
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Stores the next edition of an open draft; false where it is no longer that edition. */
  boolean change(Draft read, String text, SignedIn who, Instant at) {
    return jdbc.sql(
                """
                UPDATE catalogue.draft
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
  boolean move(
      Draft read, Draft.State to, @Nullable SignedIn decider, @Nullable String reason, Instant at) {
    return jdbc.sql(
                """
                UPDATE catalogue.draft
                SET state = :to, decided_by = CAST(:by AS uuid), decided_by_name = CAST(:name AS text),
                    decided_at = :at, returned_because = CAST(:reason AS text)
                WHERE id = :id AND edition = :edition AND state = :from
                """)
            .param("to", to.name())
            .param("by", decider == null ? null : decider.accountId())
            .param("name", decider == null ? null : decider.displayName())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("reason", reason)
            .param("id", read.id())
            .param("edition", read.edition())
            .param("from", read.state().name())
            .update()
        == 1;
  }

  private static Draft map(ResultSet row, int n) throws SQLException {
    return new Draft(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getString("source_text"),
        Draft.State.valueOf(row.getString("state")),
        row.getInt("edition"),
        row.getObject("written_by", UUID.class),
        row.getString("written_by_name"),
        row.getObject("written_at", OffsetDateTime.class).toInstant(),
        row.getString("returned_because"));
  }
}
