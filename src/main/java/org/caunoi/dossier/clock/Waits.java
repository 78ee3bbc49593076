package org.caunoi.dossier.clock;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.dossier.clock.AwayAlone.Away;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Dossiers that wait for intake, for the citizen, for a receiver or for somebody who is away, and
 * since when; no promise speaks for them.
 */
@Component
class Waits {

  private static final String WAITING =
      """
      SELECT w.authority, w.id, w.kind, w.due FROM (
          SELECT d.authority, d.id, 'TAKE_IN_LATE' AS kind, d.filed_at AS due FROM dossier.dossier d
          WHERE d.state = 1 AND d.filed_at <= :takeIn AND d.paused_at IS NULL
          UNION ALL
          SELECT d.authority, d.id, 'TAKE_IN_LATE', COALESCE(l.at, d.filed_at) FROM dossier.dossier d
          CROSS JOIN LATERAL (
              SELECT max(a.at) AS at FROM dossier.act a
              WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'SUPPLEMENTED') l
          WHERE d.state = 5 AND d.supplement_in AND d.accepted_at IS NULL AND d.paused_at IS NULL
            AND COALESCE(l.at, d.filed_at) <= :takeIn
          UNION ALL
          SELECT d.authority, d.id, 'WITHDRAWAL_LATE', l.at FROM dossier.dossier d
          CROSS JOIN LATERAL (
              SELECT max(a.at) AS at FROM dossier.act a
              WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.kind = 'WITHDRAWAL_REQUESTED') l
          WHERE d.state = 7 AND l.at <= :withdrawn
          UNION ALL
          SELECT d.authority, d.id, 'ANSWER_NEAR', d.answer_by FROM dossier.dossier d
          CROSS JOIN LATERAL (
              SELECT max(a.at) AS at FROM dossier.act a
              WHERE a.authority = d.authority AND a.dossier_id = d.id
                AND a.kind IN ('SUPPLEMENT_REQUESTED', 'PAYMENT_REQUESTED')) l
          WHERE d.state IN (5, 6) AND NOT d.supplement_in AND d.answer_by > :now AND d.answer_by <= :near
            AND l.at < :dayAgo
          UNION ALL
          SELECT d.authority, d.id, 'ANSWER_PASSED', d.answer_by FROM dossier.dossier d
          WHERE d.state IN (5, 6) AND NOT d.supplement_in AND d.answer_by <= :now
          UNION ALL
          SELECT d.authority, d.id, 'RECEIPT_LATE', l.handed_at FROM dossier.dossier d
          CROSS JOIN LATERAL (
              SELECT h.no, h.handed_at, h.to_be_received FROM dossier.handover h
              WHERE h.authority = d.authority AND h.dossier_id = d.id ORDER BY h.no DESC LIMIT 1) l
          WHERE d.state IN (2, 4, 5, 6, 7) AND d.assignee_id IS NOT NULL AND l.to_be_received AND l.handed_at <= :received
            AND NOT EXISTS (
              SELECT 1 FROM dossier.handover_receipt r
              WHERE r.authority = d.authority AND r.dossier_id = d.id AND r.no = l.no)
          UNION ALL
          SELECT d.authority, d.id, 'HOLDER_AWAY', a.since
          FROM unnest(CAST(:away AS uuid[]), CAST(:awaySince AS timestamptz[]), CAST(:awayUntil AS timestamptz[]),
                      CAST(:awaySigns AS boolean[])) AS a (id, since, ends, signs)
          JOIN dossier.dossier d ON d.assignee_id = a.id
          WHERE d.state IN (2, 4, 6) AND d.paused_at IS NULL
            AND (d.appointment_at < a.ends
                 OR (d.state = 4 AND d.approved_by IS NULL AND NOT a.signs AND EXISTS (
                     SELECT 1 FROM dossier.step_time s
                     WHERE s.authority = d.authority AND s.dossier_id = d.id AND s.step = 'REVIEW'
                       AND s.due_at < a.ends)))) w
      WHERE NOT EXISTS (
          SELECT 1 FROM dossier.reminder r
          WHERE r.authority = w.authority AND r.dossier_id = w.id AND r.kind = w.kind AND r.due_at = w.due)
        AND w.due >= COALESCE(CAST(:afterDue AS timestamptz), '-infinity')
        AND (CAST(:afterDue AS timestamptz) IS NULL OR (w.due, w.id, w.kind) > (:afterDue, :afterId, :afterKind))
      ORDER BY w.due, w.id, w.kind LIMIT :most
      """;

  private final JdbcClient jdbc;

  Waits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What nobody was told of yet, the longest first.
   *
   * @param after the last one of the page before, none for the first
   */
  List<Timer> list(Bounds bounds, List<Away> away, @Nullable Timer after, int most) {
    return jdbc.sql(WAITING)
        .params(AwayAlone.params(away))
        .param("afterDue", after == null ? null : after.due().atOffset(ZoneOffset.UTC))
        .param("afterId", after == null ? null : after.dossierId())
        .param("afterKind", after == null ? null : after.kind().name())
        .param("received", bounds.received().atOffset(ZoneOffset.UTC))
        .param("now", bounds.now().atOffset(ZoneOffset.UTC))
        .param("takeIn", bounds.takeIn().atOffset(ZoneOffset.UTC))
        .param("withdrawn", bounds.withdrawn().atOffset(ZoneOffset.UTC))
        .param("near", bounds.near().atOffset(ZoneOffset.UTC))
        .param("dayAgo", bounds.now().minusSeconds(86_400).atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(
            (rs, n) ->
                new Timer(
                    rs.getString("authority"),
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    ReminderKind.valueOf(rs.getString("kind")),
                    rs.getObject("due", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Whether a dossier still waits since that very moment. */
  boolean isSince(Timer timer, Dossier dossier) {
    boolean withdrawn = timer.kind() == ReminderKind.WITHDRAWAL_LATE;
    return jdbc.sql(
            """
            SELECT COALESCE(max(a.at), CAST(:filed AS timestamptz)) = :since FROM dossier.act a
            WHERE a.authority = :authority AND a.dossier_id = :id AND a.kind = :kind
            """)
        .param("filed", dossier.filing().filedAt().atOffset(ZoneOffset.UTC))
        .param("since", timer.due().atOffset(ZoneOffset.UTC))
        .param("authority", timer.authority())
        .param("id", timer.dossierId())
        .param("kind", withdrawn ? "WITHDRAWAL_REQUESTED" : "SUPPLEMENTED")
        .query(Boolean.class)
        .single();
  }

  /** Whether what was handed over at that moment is still not received, and nobody else has it. */
  boolean isUnreceived(Timer timer) {
    return jdbc.sql(
            """
            SELECT EXISTS (
                SELECT 1 FROM dossier.handover h
                LEFT JOIN dossier.handover_receipt r
                  ON r.authority = h.authority AND r.dossier_id = h.dossier_id AND r.no = h.no
                WHERE h.authority = :authority AND h.dossier_id = :id AND h.to_be_received AND h.handed_at = :due
                  AND r.no IS NULL AND NOT EXISTS (
                    SELECT 1 FROM dossier.handover l
                    WHERE l.authority = h.authority AND l.dossier_id = h.dossier_id AND l.no > h.no))
            """)
        .param("authority", timer.authority())
        .param("id", timer.dossierId())
        .param("due", timer.due().atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  /**
   * @param takeIn what came in before should have been looked at
   * @param withdrawn what was asked back before should have been answered
   * @param near answers awaited up to then are near
   * @param received what was handed over before should have been received
   */
  record Bounds(Instant now, Instant takeIn, Instant withdrawn, Instant near, Instant received) {}
}
