package org.caunoi.custody;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caunoi.custody.WhoHeld.Holder;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.Phase;
import org.caunoi.dossier.PaperTrail;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a dossier's timeline where its papers are. */
@ActsAsHouse("asked by pages that have found the dossier for whoever looks")
@Component
class DossierPaperTrail implements PaperTrail {

  private final JdbcClient jdbc;
  private final WhoHeld holders;

  DossierPaperTrail(JdbcClient jdbc, WhoHeld holders) {
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
      if (envelope.phase() == Phase.DELIVERED && !envelope.reopened()) {
        moves.add(delivered(envelope, last));
      }
    }
    moves.sort(Comparator.comparing(Move::at));
    return new Papers(now, moves);
  }

  private Move delivered(Envelope envelope, Holder last) {
    return jdbc.sql(
            """
            SELECT at FROM custody.event WHERE unit = :unit AND kind IN ('Received', 'Handed') ORDER BY at LIMIT 1
            """)
        .param("unit", envelope.number())
        .query(
            (rs, n) ->
                new Move(
                    rs.getObject("at", OffsetDateTime.class).toInstant(),
                    Step.DELIVERED,
                    last.place(),
                    last.name()))
        .single();
  }

  private static Where where(Envelope envelope, Holder last) {
    if (envelope.phase() == Phase.DELIVERED) {
      return envelope.homeward() ? Where.WITH_CITIZEN : Where.AT_AUTHORITY;
    }
    if (envelope.loss() != Loss.NONE) {
      return envelope.loss() == Loss.DECLARED ? Where.LOST : Where.MISSING;
    }
    return last.moving() ? Where.ON_THE_WAY : Where.AT_PLACE;
  }

  private record Envelope(
      String number, Phase phase, boolean homeward, Loss loss, boolean reopened) {}
}
