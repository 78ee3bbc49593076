package org.caunoi.dossier.form;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.ActStored;
import org.caunoi.dossier.Dossier;
import org.caunoi.shared.UuidV7;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The receiver's side of control slips. Whoever acts on a dossier has it: where they did not say
 * so, their first act does. The database lets nobody change a row.
 */
@Component
public class Receipts {

  private final JdbcClient jdbc;

  Receipts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One for each hand-over of a dossier, the first first. */
  public List<Receipt> list(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT h.no, r.received_at, r.receiver, r.receiver_id, COALESCE(r.confirmed, false) AS confirmed,
                   h.to_be_received AND r.no IS NULL AND h.no = max(h.no) OVER () AS awaited
            FROM dossier.handover h
            LEFT JOIN dossier.handover_receipt r
              ON r.authority = h.authority AND r.dossier_id = h.dossier_id AND r.no = h.no
            WHERE h.authority = :authority AND h.dossier_id = :id ORDER BY h.no
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(
            (rs, n) -> {
              OffsetDateTime at = rs.getObject("received_at", OffsetDateTime.class);
              return new Receipt(
                  rs.getInt("no"),
                  rs.getBoolean("awaited"),
                  at == null ? null : at.toInstant(),
                  rs.getString("receiver"),
                  rs.getObject("receiver_id", UUID.class),
                  rs.getBoolean("confirmed"));
            })
        .list();
  }

  /** Those of the dossiers whose last hand-over nobody has received yet. */
  public Set<UUID> awaited(Collection<String> authorities, Collection<UUID> dossiers) {
    return new HashSet<>(
        jdbc.sql(
                """
                SELECT w.id FROM unnest(CAST(:authorities AS text[]), CAST(:ids AS uuid[])) AS w (authority, id)
                CROSS JOIN LATERAL (
                    SELECT h.no, h.to_be_received FROM dossier.handover h
                    WHERE h.authority = w.authority AND h.dossier_id = w.id ORDER BY h.no DESC LIMIT 1) l
                WHERE l.to_be_received AND NOT EXISTS (
                    SELECT 1 FROM dossier.handover_receipt r
                    WHERE r.authority = w.authority AND r.dossier_id = w.id AND r.no = l.no)
                """)
            .param("authorities", authorities.toArray(String[]::new))
            .param("ids", dossiers.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ActStored act) {
    if (act.actor().id() != null) {
      boolean returned = act.kind() == ActKind.RETURNED;
      Taken taken = new Taken(act.actor(), act.byName(), act.at(), false);
      take(act.after(), taken, act.after().version(), returned);
    }
  }

  /** False where the last hand-over is not this person's, or is received. */
  boolean confirm(Dossier dossier, Actor who, String name, Instant at) {
    return take(dossier, new Taken(who, name, at, true), Integer.MAX_VALUE, false);
  }

  /** Who received it, and when. */
  private record Taken(Actor who, String name, Instant at, boolean confirmed) {}

  /**
   * @param before only what acts with a smaller number handed over is received
   * @param returned whether the return desk has just given it away
   */
  private boolean take(Dossier dossier, Taken taken, int before, boolean returned) {
    return jdbc.sql(
                """
                WITH taken AS (
                    INSERT INTO dossier.handover_receipt (authority, dossier_id, no, received_at, receiver_id, receiver,
                        confirmed)
                    SELECT h.authority, h.dossier_id, h.no, :at, :who, :name, :confirmed FROM (
                        SELECT * FROM dossier.handover
                        WHERE authority = :authority AND dossier_id = :id AND act_no < :before
                        ORDER BY no DESC LIMIT 1) h
                    WHERE (h.to_be_received AND h.receiver_id = :who)
                       OR (h.receipt_wanted AND h.receiver_kind = 'RETURN_DESK' AND :returned)
                    ON CONFLICT DO NOTHING
                    RETURNING no
                )
                SELECT count(audit.write(:authority, :auditId, :at, :who, :user, CAST(:place AS text),
                                         CAST(:act AS text), 'dossier/' || :code, NULL,
                                         jsonb_build_object('no', no, 'confirmed', CAST(:confirmed AS boolean))))
                FROM taken
                """)
            .param("authority", dossier.filing().authority())
            .param("id", dossier.filing().id())
            .param("code", dossier.code())
            .param("before", before)
            .param("returned", returned)
            .param("act", "dossier-handover-received")
            .param("confirmed", taken.confirmed())
            .param("at", taken.at().atOffset(ZoneOffset.UTC))
            .param("auditId", UuidV7.next(Clock.fixed(taken.at(), ZoneOffset.UTC)))
            .param("who", taken.who().id())
            .param("user", taken.who().name())
            .param("place", taken.who().place())
            .param("name", taken.name())
            .query(Integer.class)
            .single()
        == 1;
  }
}
