package org.caunoi.dossier;

import java.time.OffsetDateTime;
import java.util.List;
import org.caunoi.audit.Sealable;
import org.caunoi.audit.SealedRow;
import org.caunoi.audit.UnsealedRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Acts are sealed too, so that the audit rows cannot be right while the acts they tell of were
 * changed. An act's note is left out: it is under a seal of its own, the encryption's, and its
 * bytes change when keys do.
 */
@Component
class SealedActs implements Sealable {

  private static final String KIND = "act";

  private static final String CONTENT =
      """
      CASE WHEN a.no IS NULL THEN NULL ELSE CAST(jsonb_build_object(
          'authority', a.authority, 'dossier', a.dossier_id, 'no', a.no, 'kind', a.kind,
          'from', a.from_state, 'to', a.to_state,
          'at', to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'by', a.by_id, 'place', a.by_place, 'details', a.details) AS text) END AS content
      """;

  private final JdbcClient jdbc;

  SealedActs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<UnsealedRow> unsealed(OffsetDateTime since, OffsetDateTime before, int limit) {
    return jdbc.sql(
            "SELECT a.authority, a.dossier_id || '/' || a.no AS id, a.at, "
                + CONTENT
                + """
                FROM dossier.act a
                WHERE a.at >= :since AND a.at < :before
                  AND NOT EXISTS (SELECT 1 FROM audit.sealed('act') l
                                  WHERE l.authority = a.authority
                                    AND l.row_id = a.dossier_id || '/' || a.no OFFSET 0)
                ORDER BY a.at, a.dossier_id, a.no LIMIT :limit
                """)
        .param("since", since)
        .param("before", before)
        .param("limit", limit)
        .query((rs, n) -> UnsealedRow.map(KIND, rs))
        .list();
  }

  @Override
  public List<SealedRow> sealed(long checkpoint) {
    return jdbc.sql(
            "SELECT l.row_id, l.checkpoint, l.position, l.hash, a.at, "
                + CONTENT
                + """
                FROM audit.sealed('act') l
                LEFT JOIN dossier.act a
                    ON a.authority = l.authority
                    AND a.dossier_id = CAST(split_part(l.row_id, '/', 1) AS uuid)
                    AND a.no = CAST(split_part(l.row_id, '/', 2) AS integer)
                WHERE l.checkpoint = :checkpoint ORDER BY l.position
                """)
        .param("checkpoint", checkpoint)
        .query((rs, n) -> SealedRow.map(KIND, rs))
        .list();
  }
}
