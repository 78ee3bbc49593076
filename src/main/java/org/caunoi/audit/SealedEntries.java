package org.caunoi.audit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Audit rows under the seal. */
@Component
class SealedEntries implements Sealable {

  private static final String KIND = "audit-entry";

  private static final String CONTENT =
      """
      CASE WHEN e.id IS NULL THEN NULL ELSE CAST(jsonb_build_object(
          'authority', e.authority, 'id', e.id,
          'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'actorId', e.actor_id, 'actor', e.actor, 'place', e.place, 'act', e.act, 'subject', e.subject,
          'purpose', e.purpose, 'outcome', e.outcome, 'details', e.details) AS text) END AS content
      """;

  private static final String SEALED =
      "SELECT l.row_id, l.checkpoint, l.position, l.hash, e.at, "
          + CONTENT
          + """
          FROM audit.leaf l
          LEFT JOIN audit.entry e ON e.authority = l.authority AND e.id = CAST(l.row_id AS uuid)
          WHERE l.kind = 'audit-entry'
          """;

  private final JdbcClient jdbc;

  SealedEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<UnsealedRow> unsealed(OffsetDateTime since, OffsetDateTime before, int limit) {
    return jdbc.sql(
            "SELECT e.authority, e.id, e.at, "
                + CONTENT
                + """
                FROM audit.entry e
                WHERE e.at >= :since AND e.at < :before
                  AND NOT EXISTS (SELECT 1 FROM audit.leaf l
                                  WHERE l.authority = e.authority AND l.kind = 'audit-entry'
                                    AND l.row_id = CAST(e.id AS text) OFFSET 0)
                ORDER BY e.at, e.id LIMIT :limit
                """)
        .param("since", since)
        .param("before", before)
        .param("limit", limit)
        .query((rs, n) -> UnsealedRow.map(KIND, rs))
        .list();
  }

  @Override
  public List<SealedRow> sealed(long checkpoint) {
    return jdbc.sql(SEALED + " AND l.checkpoint = :checkpoint ORDER BY l.position")
        .param("checkpoint", checkpoint)
        .query((rs, n) -> SealedRow.map(KIND, rs))
        .list();
  }

  /** One audit row under its seal. */
  Optional<SealedRow> sealed(UUID entry) {
    return jdbc.sql(SEALED + " AND l.row_id = :id")
        .param("id", entry.toString())
        .query((rs, n) -> SealedRow.map(KIND, rs))
        .optional();
  }

  /** Whether an audit row written since then waits for its seal. */
  boolean waits(UUID entry, OffsetDateTime since) {
    return jdbc.sql("SELECT EXISTS (SELECT 1 FROM audit.entry WHERE at >= :since AND id = :id)")
        .param("since", since)
        .param("id", entry)
        .query(Boolean.class)
        .single();
  }
}
