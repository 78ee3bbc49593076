package org.caunoi.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.caunoi.custody.model.Dispute;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.Offer;
import org.caunoi.custody.model.Phase;
import org.caunoi.custody.model.Span;
import org.caunoi.custody.model.UnitState;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes how units stand and who held them, always anew from their history. */
@ActsAsHouse("what is written was decided on a unit that was found and is locked")
@Component
class Projection {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Deadlines deadlines;

  Projection(JdbcClient jdbc, JsonMapper json, Deadlines deadlines) {
    this.jdbc = jdbc;
    this.json = json;
    this.deadlines = deadlines;
  }

  void write(Held held, Collection<String> numbers) {
    List<Unit> units = new ArrayList<>();
    List<Holding> holdings = new ArrayList<>();
    for (String number : numbers) {
      History history = held.history(number);
      units.add(unit(held.authority(number), history));
      for (Span span : history.spans()) {
        holdings.add(holding(held.authority(number), number, holdings.size(), span));
      }
    }
    jdbc.sql(
            """
            INSERT INTO custody.unit AS u (authority, number, bag, phase, homeward, keeper_id, keeper_name, keeper_org,
                keeper_place, keeper_moving, since, offer, offered_to, offered_at, inside, seal, destination, eta,
                trip, dispute, loss, destruction_by, head, version, waiting, contested, due_at)
            SELECT authority, number, bag, phase, homeward, "keeperId", "keeperName", "keeperOrg", "keeperPlace",
                "keeperMoving", since, offer, "offeredTo", "offeredAt", inside, seal, destination, eta, trip, dispute, loss,
                "destructionBy", head, version, waiting, contested, "dueAt"
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (
                authority text, number text, bag boolean, phase text, homeward boolean, "keeperId" uuid,
                "keeperName" text, "keeperOrg" text, "keeperPlace" text, "keeperMoving" boolean, since timestamptz,
                offer uuid, "offeredTo" text, "offeredAt" timestamptz, inside text, seal text, destination text,
                eta timestamptz, trip uuid, dispute text, loss text, "destructionBy" uuid, head uuid, version integer, waiting integer,
                contested integer, "dueAt" timestamptz)
            ON CONFLICT (authority, number) DO UPDATE SET
                phase = EXCLUDED.phase, keeper_id = EXCLUDED.keeper_id, keeper_name = EXCLUDED.keeper_name,
                keeper_org = EXCLUDED.keeper_org, keeper_place = EXCLUDED.keeper_place,
                keeper_moving = EXCLUDED.keeper_moving, since = EXCLUDED.since, offer = EXCLUDED.offer,
                offered_to = EXCLUDED.offered_to, offered_at = EXCLUDED.offered_at, inside = EXCLUDED.inside,
                seal = EXCLUDED.seal, eta = EXCLUDED.eta, trip = EXCLUDED.trip, dispute = EXCLUDED.dispute, loss = EXCLUDED.loss,
                destruction_by = EXCLUDED.destruction_by,
                head = EXCLUDED.head, version = EXCLUDED.version, waiting = EXCLUDED.waiting,
                contested = EXCLUDED.contested, due_at = EXCLUDED.due_at
            """)
        .param("rows", json.writeValueAsString(units))
        .update();
    jdbc.sql("DELETE FROM custody.holding WHERE unit IN (:numbers)")
        .param("numbers", numbers)
        .update();
    jdbc.sql(
            """
            INSERT INTO custody.holding (authority, unit, no, keeper_id, keeper_name, keeper_org, keeper_place,
                                         keeper_moving, inside, from_at, to_at)
            SELECT authority, unit, no, "keeperId", "keeperName", "keeperOrg", "keeperPlace", "keeperMoving", inside,
                   "fromAt", "toAt"
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (
                authority text, unit text, no integer, "keeperId" uuid, "keeperName" text, "keeperOrg" text,
                "keeperPlace" text, "keeperMoving" boolean, inside text, "fromAt" timestamptz, "toAt" timestamptz)
            """)
        .param("rows", json.writeValueAsString(holdings))
        .update();
  }

  private Unit unit(String authority, History history) {
    UnitState state = history.require();
    Offer offer = state.offer();
    Dispute dispute = state.dispute();
    return new Unit(
        authority,
        state.number(),
        state.bag(),
        state.phase(),
        state.homeward(),
        state.keeper().person(),
        state.keeper().name(),
        state.keeper().organisation(),
        state.keeper().place(),
        state.keeper().moving(),
        state.since(),
        offer == null ? null : offer.handover(),
        offer == null ? null : offer.to(),
        offer == null ? null : offer.at(),
        state.inside(),
        state.seal(),
        state.destination(),
        state.eta(),
        state.trip() == null ? null : state.trip().id(),
        dispute == null ? null : dispute.kind().name(),
        state.loss(),
        state.destruction() == null ? null : state.destruction().by().person(),
        state.head(),
        state.version(),
        history.waiting().size(),
        history.contested().size(),
        deadlines.of(state));
  }

  private static Holding holding(String authority, String unit, int no, Span span) {
    return new Holding(
        authority,
        unit,
        no,
        span.keeper().person(),
        span.keeper().name(),
        span.keeper().organisation(),
        span.keeper().place(),
        span.keeper().moving(),
        span.inside(),
        span.from(),
        span.to());
  }

  private record Unit(
      String authority,
      String number,
      boolean bag,
      Phase phase,
      boolean homeward,
      UUID keeperId,
      String keeperName,
      String keeperOrg,
      String keeperPlace,
      boolean keeperMoving,
      Instant since,
      @Nullable UUID offer,
      @Nullable String offeredTo,
      @Nullable Instant offeredAt,
      @Nullable String inside,
      @Nullable String seal,
      String destination,
      @Nullable Instant eta,
      @Nullable UUID trip,
      @Nullable String dispute,
      Loss loss,
      @Nullable UUID destructionBy,
      UUID head,
      int version,
      int waiting,
      int contested,
      @Nullable Instant dueAt) {}

  private record Holding(
      String authority,
      String unit,
      int no,
      UUID keeperId,
      String keeperName,
      String keeperOrg,
      String keeperPlace,
      boolean keeperMoving,
      @Nullable String inside,
      Instant fromAt,
      @Nullable Instant toAt) {}
}
