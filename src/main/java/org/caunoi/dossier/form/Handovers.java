package org.caunoi.dossier.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.dossier.ActStored;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.form.Handover.Hand;
import org.caunoi.dossier.form.Handover.Kind;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
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
  private final Accounts accounts;
  private final HolderLimit limits;

  Handovers(JdbcClient jdbc, Authorities authorities, Accounts accounts, HolderLimit limits) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.authorities = authorities;
    this.limits = limits;
  }

  /** The hand-overs of a dossier, the first first. */
  public List<Handover> list(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT no, giver_kind, giver_id, giver, giver_unit, receiver_kind, receiver_id, receiver, receiver_unit,
                   held_since, handed_at, due_at, result, by_name,
                   COALESCE(by_id, (SELECT a.by_id FROM dossier.act a
                                    WHERE a.authority = h.authority AND a.dossier_id = h.dossier_id AND a.no = h.act_no))
                     AS made_by
            FROM dossier.handover h WHERE authority = :authority AND dossier_id = :id ORDER BY no
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(
            (rs, n) -> {
              String result = rs.getString("result");
              OffsetDateTime due = rs.getObject("due_at", OffsetDateTime.class);
              return new Handover(
                  rs.getInt("no"),
                  hand(rs, "giver"),
                  hand(rs, "receiver"),
                  rs.getObject("held_since", OffsetDateTime.class).toInstant(),
                  rs.getObject("handed_at", OffsetDateTime.class).toInstant(),
                  due == null ? null : due.toInstant(),
                  result == null ? null : Timeliness.valueOf(result),
                  rs.getString("by_name"),
                  rs.getObject("made_by", UUID.class));
            })
        .list();
  }

  private static Hand hand(ResultSet rs, String side) throws SQLException {
    return new Hand(
        Kind.valueOf(rs.getString(side + "_kind")),
        rs.getObject(side + "_id", UUID.class),
        rs.getString(side),
        rs.getString(side + "_unit"));
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ActStored act) {
    Map<UUID, Account> people = accounts.find(named(act));
    Hand actor = officer(people, act.actor().id(), act.byName());
    switch (act.kind()) {
      case ACCEPTED -> add(act, Hand.SUBMITTER, From.GIVER, actor, null);
      case ASSIGNED ->
          add(
              act,
              actor,
              From.KEEPER,
              assignee(act, people, actor),
              limits.of(act.before(), people));
      case HANDED_OVER -> {
        if (act.before().progress().acceptedAt() != null) {
          add(
              act,
              actor,
              From.KEEPER,
              receiver(act, people, actor),
              limits.of(act.before(), people));
        }
      }
      case APPROVED -> take(act, people, actor);
      case APPROVAL_TAKEN_BACK -> take(act, people, assignee(act, people, actor));
      case ISSUED -> {
        take(act, people, actor);
        add(act, actor, From.KEEPER, desk(act), limits.of(act.before(), people));
      }
      case RETURNED -> add(act, desk(act), From.GIVER, Hand.SUBMITTER, null);
      case STOPPED -> {
        if (act.before().progress().acceptedAt() != null) {
          add(act, actor, From.KEEPER, Hand.SUBMITTER, limits.of(act.before(), people));
        }
      }
      case FILED,
          SUPPLEMENT_REQUESTED,
          SUPPLEMENTED,
          REFUSED,
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
          CLOCK_PAUSED,
          CLOCK_RESUMED,
          REISSUED -> {}
    }
  }

  /** Who acts on what somebody else holds has it from them. */
  private void take(ActStored act, Map<UUID, Account> people, Hand receiver) {
    if (receiver.id() != null) {
      add(act, receiver, From.ANOTHER_OFFICER, receiver, limits.of(act.before(), people));
    }
  }

  /** Where a unit ends, what nobody holds goes to the unit that follows. */
  private Hand receiver(ActStored act, Map<UUID, Account> people, Hand actor) {
    if (act.after().state() == DossierState.DONE) {
      return desk(act);
    }
    boolean unheld = act.after().progress().assigneeId() == null;
    return unheld ? new Hand(Kind.OFFICER, null, unit(act), null) : assignee(act, people, actor);
  }

  private Hand assignee(ActStored act, Map<UUID, Account> people, Hand actor) {
    String name = act.after().progress().assigneeName();
    return name == null ? actor : officer(people, act.after().progress().assigneeId(), name);
  }

  private Hand desk(ActStored act) {
    return Hand.returnDesk(unit(act));
  }

  private String unit(ActStored act) {
    return authorities.get(act.after().unit()).name();
  }

  /** Who acts, and who holds the dossier before and after. */
  private static Set<UUID> named(ActStored act) {
    return Stream.of(
            act.actor().id(),
            act.before().progress().assigneeId(),
            act.after().progress().assigneeId())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private Hand officer(Map<UUID, Account> people, @Nullable UUID id, String name) {
    String unit =
        Optional.ofNullable(id)
            .map(people::get)
            .map(Account::authority)
            .flatMap(authorities::find)
            .map(Authority::name)
            .orElse(null);
    return new Hand(Kind.OFFICER, id, name, unit);
  }

  /** The giver named counts where nobody received it before, whatever is said here. */
  private enum From {
    GIVER,
    /** Whoever received it last. */
    KEEPER,
    /** Whoever received it last, and no row where that is the receiver or no officer. */
    ANOTHER_OFFICER
  }

  private void add(ActStored act, Hand giver, From from, Hand receiver, @Nullable Instant due) {
    Timeliness result = Timeliness.of(due, act.at());
    Instant promise = act.before().progress().appointmentAt();
    jdbc.sql(
            """
            INSERT INTO dossier.handover (authority, dossier_id, no, act_no, giver_kind, giver_id, giver,
                giver_unit, receiver_kind, receiver_id, receiver, receiver_unit, held_since, handed_at, due_at, promise, result,
                by_name, by_id)
            SELECT :authority, :id, COALESCE(past.no, 0) + 1, :act, COALESCE(last.receiver_kind, :giverKind),
                CASE WHEN last.no IS NULL THEN CAST(:giverId AS uuid) ELSE last.receiver_id END,
                COALESCE(last.receiver, :giver),
                CASE WHEN last.no IS NULL THEN CAST(:giverUnit AS text) ELSE last.receiver_unit END,
                :receiverKind, CAST(:receiverId AS uuid), :receiver, CAST(:receiverUnit AS text),
                COALESCE(past.handed_at, :since), :at, CAST(:due AS timestamptz), CAST(:promise AS timestamptz),
                CAST(:result AS text), :byName, CAST(:byId AS uuid)
            FROM (SELECT max(h.no) AS no, max(h.handed_at) AS handed_at
                  FROM dossier.handover h WHERE h.authority = :authority AND h.dossier_id = :id) AS past
            LEFT JOIN dossier.handover last
              ON :kept AND last.authority = :authority AND last.dossier_id = :id AND last.no = past.no
            WHERE NOT :another
              OR (last.receiver_kind = 'OFFICER' AND last.receiver_id IS DISTINCT FROM CAST(:receiverId AS uuid))
            """)
        .param("authority", act.after().filing().authority())
        .param("id", act.after().filing().id())
        .param("act", act.after().version())
        .param("kept", from != From.GIVER)
        .param("another", from == From.ANOTHER_OFFICER)
        .param("giverKind", giver.kind().name())
        .param("giverId", giver.id())
        .param("giver", giver.name())
        .param("giverUnit", giver.unit())
        .param("receiverKind", receiver.kind().name())
        .param("receiverId", receiver.id())
        .param("receiver", receiver.name())
        .param("receiverUnit", receiver.unit())
        .param("since", act.before().filing().filedAt().atOffset(ZoneOffset.UTC))
        .param("at", act.at().atOffset(ZoneOffset.UTC))
        .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC))
        .param("promise", promise == null ? null : promise.atOffset(ZoneOffset.UTC))
        .param("result", result == null ? null : result.name())
        .param("byName", act.byName())
        .param("byId", act.actor().id())
        .update();
  }
}
