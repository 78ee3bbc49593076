package org.caunoi.dossier.form;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.caunoi.dossier.ActStored;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.form.Handover.Hand;
import org.caunoi.dossier.form.Handover.Kind;
import org.caunoi.network.Authorities;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of control slips, appended by the acts that carry a dossier on; the database lets nobody
 * change one.
 */
@Component
public class Handovers {

  private final JdbcClient jdbc;
  private final Authorities authorities;
  private final HolderLimit limits;

  Handovers(JdbcClient jdbc, Authorities authorities, HolderLimit limits) {
    this.jdbc = jdbc;
    this.authorities = authorities;
    this.limits = limits;
  }

  /** The hand-overs of a dossier, the first first. */
  public List<Handover> list(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT no, giver_kind, giver_id, giver, receiver_kind, receiver_id, receiver, held_since, handed_at,
                   due_at, result, by_name
            FROM dossier.handover WHERE authority = :authority AND dossier_id = :id ORDER BY no
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(
            (rs, n) -> {
              String result = rs.getString("result");
              OffsetDateTime due = rs.getObject("due_at", OffsetDateTime.class);
              return new Handover(
                  rs.getInt("no"),
                  new Hand(
                      Kind.valueOf(rs.getString("giver_kind")),
                      rs.getObject("giver_id", UUID.class),
                      rs.getString("giver")),
                  new Hand(
                      Kind.valueOf(rs.getString("receiver_kind")),
                      rs.getObject("receiver_id", UUID.class),
                      rs.getString("receiver")),
                  rs.getObject("held_since", OffsetDateTime.class).toInstant(),
                  rs.getObject("handed_at", OffsetDateTime.class).toInstant(),
                  due == null ? null : due.toInstant(),
                  result == null ? null : Timeliness.valueOf(result),
                  rs.getString("by_name"));
            })
        .list();
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ActStored act) {
    Hand actor = new Hand(Kind.OFFICER, act.actor().id(), act.byName());
    switch (act.kind()) {
      case ACCEPTED -> add(act, Hand.SUBMITTER, false, actor, null);
      case ASSIGNED -> add(act, actor, true, assignee(act, actor), limits.of(act.before()));
      case HANDED_OVER -> {
        if (act.before().progress().acceptedAt() != null) {
          add(act, actor, true, receiver(act, actor), limits.of(act.before()));
        }
      }
      case ISSUED -> add(act, actor, true, Hand.RETURN_DESK, limits.of(act.before()));
      case RETURNED -> add(act, Hand.RETURN_DESK, false, Hand.SUBMITTER, null);
      case STOPPED -> {
        if (act.before().progress().acceptedAt() != null) {
          add(act, actor, true, Hand.SUBMITTER, limits.of(act.before()));
        }
      }
      case FILED,
          SUPPLEMENT_REQUESTED,
          SUPPLEMENTED,
          REFUSED,
          APPROVED,
          WITHDRAWAL_REQUESTED,
          WITHDRAWAL_DECLINED,
          WITHDRAWAL_TAKEN_BACK,
          DOCUMENT_ATTACHED,
          PROMISE_MOVED,
          PROMISE_CHECKED,
          EXTENDED,
          PAYMENT_REQUESTED,
          PAYMENT_CONFIRMED,
          PAYMENT_WITHDRAWN,
          APPROVAL_TAKEN_BACK,
          CLOCK_PAUSED,
          CLOCK_RESUMED,
          REISSUED -> {}
    }
  }

  /** Where a unit ends, what nobody holds goes to the unit that follows. */
  private Hand receiver(ActStored act, Hand actor) {
    if (act.after().state() == DossierState.DONE) {
      return Hand.RETURN_DESK;
    }
    boolean unheld = act.after().progress().assigneeId() == null;
    return unheld
        ? new Hand(Kind.OFFICER, null, authorities.get(act.after().unit()).name())
        : assignee(act, actor);
  }

  private static Hand assignee(ActStored act, Hand actor) {
    String name = act.after().progress().assigneeName();
    return name == null ? actor : new Hand(Kind.OFFICER, act.after().progress().assigneeId(), name);
  }

  /**
   * @param kept whether it goes on from whoever received it last; the giver then counts only where
   *     nobody did
   */
  private void add(ActStored act, Hand giver, boolean kept, Hand receiver, @Nullable Instant due) {
    Timeliness result = Timeliness.of(due, act.at());
    Instant promise = act.before().progress().appointmentAt();
    jdbc.sql(
            """
            INSERT INTO dossier.handover (authority, dossier_id, no, act_no, giver_kind, giver_id, giver,
                receiver_kind, receiver_id, receiver, held_since, handed_at, due_at, promise, result,
                by_name)
            SELECT :authority, :id, COALESCE(past.no, 0) + 1, :act, COALESCE(last.receiver_kind, :giverKind),
                CASE WHEN last.no IS NULL THEN CAST(:giverId AS uuid) ELSE last.receiver_id END,
                COALESCE(last.receiver, :giver), :receiverKind, CAST(:receiverId AS uuid), :receiver,
                COALESCE(past.handed_at, :since), :at, CAST(:due AS timestamptz), CAST(:promise AS timestamptz),
                CAST(:result AS text), :byName
            FROM (SELECT max(h.no) AS no, max(h.handed_at) AS handed_at
                  FROM dossier.handover h WHERE h.authority = :authority AND h.dossier_id = :id) AS past
            LEFT JOIN dossier.handover last
              ON :kept AND last.authority = :authority AND last.dossier_id = :id AND last.no = past.no
            """)
        .param("authority", act.after().filing().authority())
        .param("id", act.after().filing().id())
        .param("act", act.after().version())
        .param("kept", kept)
        .param("giverKind", giver.kind().name())
        .param("giverId", giver.id())
        .param("giver", giver.name())
        .param("receiverKind", receiver.kind().name())
        .param("receiverId", receiver.id())
        .param("receiver", receiver.name())
        .param("since", act.before().filing().filedAt().atOffset(ZoneOffset.UTC))
        .param("at", act.at().atOffset(ZoneOffset.UTC))
        .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC))
        .param("promise", promise == null ? null : promise.atOffset(ZoneOffset.UTC))
        .param("result", result == null ? null : result.name())
        .param("byName", act.byName())
        .update();
  }
}
