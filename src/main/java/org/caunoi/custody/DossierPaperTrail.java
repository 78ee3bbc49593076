package org.caunoi.custody;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.WhoHeld.Holder;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact;
import org.caunoi.custody.model.Fact.DeclaredLost;
import org.caunoi.custody.model.Fact.Destroyed;
import org.caunoi.custody.model.Fact.Disputed;
import org.caunoi.custody.model.Fact.Found;
import org.caunoi.custody.model.Fact.Handed;
import org.caunoi.custody.model.Fact.Lapsed;
import org.caunoi.custody.model.Fact.LossCleared;
import org.caunoi.custody.model.Fact.Missed;
import org.caunoi.custody.model.Fact.Received;
import org.caunoi.custody.model.Fact.Settled;
import org.caunoi.custody.model.Fact.Suspected;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.Keeper;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.Phase;
import org.caunoi.custody.model.UnitState;
import org.caunoi.dossier.PaperTrail;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a dossier's timeline where its papers are. */
@ActsAsHouse("asked by pages that have found the dossier for whoever looks")
@Component
class DossierPaperTrail implements PaperTrail {

  private final JdbcClient jdbc;
  private final WhoHeld holders;
  private final Events events;

  DossierPaperTrail(JdbcClient jdbc, WhoHeld holders, Events events) {
    this.events = events;
    this.jdbc = jdbc;
    this.holders = holders;
  }

  @Override
  public Papers of(String dossierCode) {
    List<Envelope> envelopes =
        jdbc.sql(
                """
                SELECT u.number, u.phase, u.homeward, u.loss,
                       EXISTS (SELECT 1 FROM custody.event e WHERE e.unit = u.number AND e.kind = 'Reopened') AS reopened FROM custody.paper_set s
                JOIN custody.unit u ON u.authority = s.authority AND u.number = s.envelope
                WHERE s.dossier_code = :code ORDER BY s.taken_at, s.id
                """)
            .param("code", dossierCode)
            .query(
                (rs, n) ->
                    new Envelope(
                        rs.getString("number"),
                        Phase.valueOf(rs.getString("phase")),
                        rs.getBoolean("homeward"),
                        Loss.valueOf(rs.getString("loss")),
                        rs.getBoolean("reopened")))
            .list();
    if (envelopes.isEmpty()) {
      return Papers.NONE;
    }
    Map<String, List<Event>> histories =
        events.of(envelopes.stream().map(Envelope::number).toList());
    List<Now> now = new ArrayList<>();
    List<Move> moves = new ArrayList<>();
    for (Envelope envelope : envelopes) {
      List<Holder> chain = holders.all(envelope.number());
      Holder last = chain.getLast();
      if (!envelope.reopened()) {
        now.add(new Now(where(envelope, last), last.place(), last.from(), envelope.homeward()));
      }
      for (int i = 0; i < chain.size(); i++) {
        Holder holder = chain.get(i);
        Step step = i == 0 ? Step.SEALED : holder.moving() ? Step.TO_COURIER : Step.TO_PLACE;
        moves.add(new Move(holder.from(), step, holder.place(), holder.name()));
      }
      History history = History.of(histories.getOrDefault(envelope.number(), List.of()));
      history.applied().forEach(event -> moves.addAll(told(event, chain)));
      offered(history, last).ifPresent(moves::add);
      moves.addAll(beside(envelope.number(), last.place()));
    }
    moves.sort(Comparator.comparing(Move::at));
    return new Papers(now, moves);
  }

  @Override
  public List<Counted> counted(String dossierCode, Instant until) {
    return jdbc.sql(
            """
            SELECT l.component, min(l.name) AS name, l.copy_kind, sum(l.copies) AS copies FROM custody.paper_set s
            JOIN custody.paper_line l ON l.authority = s.authority AND l.set_id = s.id
            WHERE s.dossier_code = :code AND NOT s.homeward AND s.taken_at <= :until
            GROUP BY l.component, l.copy_kind ORDER BY min(s.taken_at), min(l.no), l.component, l.copy_kind
            """)
        .param("code", dossierCode)
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(
            (rs, n) ->
                new Counted(
                    rs.getString("component"),
                    rs.getString("name"),
                    CopyKind.valueOf(rs.getString("copy_kind")),
                    rs.getInt("copies")))
        .list();
  }

  /**
   * What happened about the papers and not to them; a bag's delay is that of all that lies in it.
   */
  private List<Move> beside(String envelope, String place) {
    return jdbc.sql(
            """
            SELECT found_at AS at, 'LATE' AS step, CAST(NULL AS text) AS by, CAST(NULL AS integer) AS minutes FROM custody.finding
            WHERE unit = :unit AND kind = 'FORWARDING_LATE'
            UNION
            SELECT f.found_at, 'LATE', NULL, NULL FROM custody.holding h JOIN custody.finding f ON f.unit = h.inside
            WHERE h.unit = :unit AND f.kind = 'FORWARDING_LATE' AND f.found_at >= h.from_at
              AND (h.to_at IS NULL OR f.found_at < h.to_at)
            UNION ALL
            SELECT to_timestamp(CAST(split_part(subject, '+', 1) AS bigint)), 'UNATTRIBUTED', NULL,
                   CAST(split_part(subject, '+', 2) AS integer)
            FROM custody.finding WHERE unit = :unit AND kind = 'UNATTRIBUTED'
            UNION ALL
            SELECT made_at, 'REMADE', made_name, NULL FROM custody.remake WHERE envelope = :unit
            UNION ALL
            SELECT at, 'COMPENSATED', by_name, NULL FROM custody.loss_step
            WHERE envelope = :unit AND step = 'COMPENSATED' AND amount > 0
            """)
        .param("unit", envelope)
        .query(
            (rs, n) ->
                new Move(
                    rs.getObject("at", OffsetDateTime.class).toInstant(),
                    Step.valueOf(rs.getString("step")),
                    place,
                    rs.getString("by"),
                    rs.getObject("minutes", Integer.class)))
        .list();
  }

  /** Only as long as nobody has answered: an acceptance tells the same. */
  private static Optional<Move> offered(History history, Holder last) {
    return Optional.ofNullable(history.state())
        .map(UnitState::offer)
        .map(offer -> new Move(offer.at(), Step.OFFERED, last.place(), offer.giver().name()));
  }

  /** What is no change of hands; the place is that of whoever was liable then. */
  private static List<Move> told(Event event, List<Holder> chain) {
    Step step = step(event.fact());
    if (step == null) {
      return List.of();
    }
    Holder holder =
        chain.stream()
            .filter(one -> !one.from().isAfter(event.at()))
            .reduce((earlier, later) -> later)
            .orElse(chain.getFirst());
    String by = event.by().isSamePerson(Keeper.HOUSE) ? null : event.by().name();
    return List.of(new Move(event.at(), step, holder.place(), by));
  }

  private static @Nullable Step step(Fact fact) {
    return switch (fact) {
      case Received received -> Step.DELIVERED;
      case Handed handed -> Step.DELIVERED;
      case Disputed disputed -> Step.DISPUTED;
      case Settled settled -> Step.SETTLED;
      case Suspected suspected ->
          SearchOverdueBags.OVERDUE.equals(suspected.reason()) ? Step.OVERDUE : Step.SOUGHT;
      case Missed missed -> Step.SOUGHT;
      case DeclaredLost lost -> Step.LOST;
      case Found found -> Step.FOUND;
      case LossCleared cleared -> Step.FOUND;
      case Lapsed lapsed -> Step.OFFER_LAPSED;
      case Destroyed destroyed -> Step.DESTROYED;
      default -> null;
    };
  }

  private static Where where(Envelope envelope, Holder last) {
    if (envelope.phase() == Phase.DELIVERED) {
      return envelope.homeward() ? Where.WITH_CITIZEN : Where.AT_AUTHORITY;
    }
    if (envelope.phase() == Phase.DESTROYED) {
      return Where.DESTROYED;
    }
    if (envelope.loss() != Loss.NONE) {
      return envelope.loss() == Loss.DECLARED ? Where.LOST : Where.MISSING;
    }
    return last.moving() ? Where.ON_THE_WAY : Where.AT_PLACE;
  }

  private record Envelope(
      String number, Phase phase, boolean homeward, Loss loss, boolean reopened) {}
}
