package org.caunoi.custody;

import java.time.OffsetDateTime;
import java.util.List;
import org.caunoi.audit.Sealable;
import org.caunoi.audit.SealedRow;
import org.caunoi.audit.UnsealedRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Events of custody are sealed, so that nobody can say afterwards that somebody else had a paper.
 * What names people in them is under the seal by its hash only; which event of the same unit each
 * was stored after is under it too, except in those that were stored before there was a chain.
 */
@Component
class SealedEvents implements Sealable {

  private static final String KIND = "custody-event";

  private static final String CONTENT =
      """
      CASE WHEN e.id IS NULL THEN NULL WHEN e.no IS NOT NULL THEN custody.event_text(e)
      ELSE CAST(jsonb_build_object(
          'authority', e.authority, 'unit', e.unit, 'prior', e.prior, 'kind', e.kind,
          'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'by', e.by_id, 'organisation', e.by_org, 'place', e.by_place, 'moving', e.by_moving,
          'name', encode(sha256(convert_to(e.by_name, 'UTF8')), 'hex'),
          'facts', encode(sha256(convert_to(CAST(e.facts AS text), 'UTF8')), 'hex')) AS text) END AS content
      """;

  private final JdbcClient jdbc;

  SealedEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<UnsealedRow> unsealed(OffsetDateTime since, OffsetDateTime before, int limit) {
    return jdbc.sql(
            "SELECT e.authority, CAST(e.id AS text) AS id, e.recorded_at AS at, "
                + CONTENT
                + """
                FROM custody.event e
                WHERE e.recorded_at >= :since AND e.recorded_at < :before
                  AND NOT EXISTS (SELECT 1 FROM audit.sealed('custody-event') l
                                  WHERE l.authority = e.authority AND l.row_id = CAST(e.id AS text)
                                  OFFSET 0)
                ORDER BY e.recorded_at, e.no, e.id LIMIT :limit
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
            "SELECT l.row_id, l.checkpoint, l.position, l.hash, e.recorded_at AS at, "
                + CONTENT
                + """
                FROM audit.sealed('custody-event') l
                LEFT JOIN custody.event e ON e.authority = l.authority AND e.id = CAST(l.row_id AS uuid)
                WHERE l.checkpoint = :checkpoint ORDER BY l.position
                """)
        .param("checkpoint", checkpoint)
        .query((rs, n) -> SealedRow.map(KIND, rs))
        .list();
  }
}
