package org.caunoi.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Journey;
import org.caunoi.post.model.Report;
import org.caunoi.post.model.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes what was said about shipments that are locked, and works out anew how they stand by all
 * that was ever said.
 */
@Component
class NoteReports {

  private final CarrierReports reports;
  private final StrangeReports strange;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final ApplicationEventPublisher events;

  NoteReports(
      CarrierReports reports,
      StrangeReports strange,
      JdbcClient jdbc,
      JsonMapper json,
      ApplicationEventPublisher events) {
    this.reports = reports;
    this.strange = strange;
    this.jdbc = jdbc;
    this.json = json;
    this.events = events;
  }

  void note(Map<Shipment, List<NewReport>> said) {
    if (said.isEmpty()) {
      return;
    }
    reports.append(said);
    Map<UUID, List<Report>> all = reports.of(said.keySet().stream().map(Shipment::id).toList());
    List<Row> rows = new ArrayList<>();
    List<ShipmentMoved> moves = new ArrayList<>();
    for (Shipment before : said.keySet()) {
      Journey journey = Journey.of(all.getOrDefault(before.id(), List.of()));
      Instant at = Objects.requireNonNullElse(journey.lastAt(), before.plannedAt());
      rows.add(new Row(before.id(), journey.step(), journey.attempts(), journey.conflict(), at));
      if (journey.conflict() && !before.conflict()) {
        strange.add(before, Kind.CONFLICT, journey.step().name(), at);
      }
      if (journey.step() != before.state() || journey.attempts() != before.attempts()) {
        moves.add(new ShipmentMoved(before, after(before, journey, at), at));
      }
    }
    store(rows);
    moves.forEach(events::publishEvent);
  }

  private void store(List<Row> rows) {
    jdbc.sql(
            """
            UPDATE post.shipment s
            SET state = r.state, attempts = r.attempts, conflict = r.conflict, last_at = r.at
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (
                id uuid, state text, attempts integer, conflict boolean, at timestamptz)
            WHERE s.id = r.id
            """)
        .param("rows", json.writeValueAsString(rows))
        .update();
  }

  private static Shipment after(Shipment s, Journey journey, Instant at) {
    return new Shipment(
        s.authority(),
        s.id(),
        s.dossierId(),
        s.dossierCode(),
        s.paperClass(),
        s.counter(),
        s.plannedAt(),
        s.carrier(),
        s.carrierReason(),
        s.reference(),
        s.carrierNumber(),
        s.booking(),
        journey.step(),
        journey.attempts(),
        journey.conflict(),
        at,
        s.holdUntil(),
        s.reminded(),
        s.recalled());
  }

  private record Row(UUID id, Step state, int attempts, boolean conflict, @Nullable Instant at) {}
}
