package org.caunoi.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.caunoi.shared.UuidV7;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the clocks: who was not reminded of a parcel at the counter, which one lay there long
 * enough and goes back, and of which nobody has said anything for too long.
 */
@Component
class WatchShipments {

  private final JdbcClient jdbc;
  private final Shipments shipments;
  private final Carriers carriers;
  private final NoteReports noting;
  private final StrangeReports strange;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Duration staleAfter;
  private final Duration staleInCityAfter;
  private final Clock clock;

  WatchShipments(
      JdbcClient jdbc,
      Shipments shipments,
      Carriers carriers,
      NoteReports noting,
      StrangeReports strange,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      @Value("${caunoi.post.stale-after}") Duration staleAfter,
      @Value("${caunoi.post.stale-in-city-after}") Duration staleInCityAfter,
      Clock clock) {
    this.jdbc = jdbc;
    this.shipments = shipments;
    this.carriers = carriers;
    this.noting = noting;
    this.strange = strange;
    this.events = events;
    this.transactions = transactions;
    this.staleAfter = staleAfter;
    this.staleInCityAfter = staleInCityAfter;
    this.clock = clock;
  }

  void look() {
    Instant now = clock.instant();
    for (UUID id : held()) {
      transactions.executeWithoutResult(status -> look(id, now));
    }
    for (UUID id : silent(now)) {
      transactions.executeWithoutResult(
          status ->
              shipments
                  .lock(id)
                  .ifPresent(
                      one -> strange.add(one, Kind.STALE, one.state().name(), one.lastAt())));
    }
  }

  private void look(UUID id, Instant now) {
    Shipment shipment = shipments.lock(id).orElseThrow();
    Instant until = shipment.holdUntil();
    if (shipment.state() != Step.PICKUP_WAITING || until == null) {
      return;
    }
    if (!until.isAfter(now)) {
      noting.note(
          Map.of(
              shipment,
              List.of(NewReport.ours(UuidV7.next(clock), now, Step.RETURNING, Weight.CORRECTS))));
      return;
    }
    PostRules rules = carriers.rules();
    Instant since = until.minus(Duration.ofDays(rules.heldDays()));
    int due =
        (int)
            rules.reminders().stream()
                .filter(day -> !since.plus(Duration.ofDays(day)).isAfter(now))
                .count();
    if (due > shipment.reminded()) {
      shipments.reminded(id, due);
      events.publishEvent(new ParcelWaits(shipment, until));
    }
  }

  private List<UUID> held() {
    return jdbc.sql("SELECT id FROM post.shipment WHERE state = 'PICKUP_WAITING' ORDER BY id")
        .query((rs, n) -> Objects.requireNonNull(rs.getObject("id", UUID.class)))
        .list();
  }

  private List<UUID> silent(Instant now) {
    return jdbc.sql(
            """
            SELECT id FROM post.shipment s
            WHERE state NOT IN ('PLANNED', 'DELIVERED', 'RETURNED', 'CANCELLED', 'LOST') AND (hold_until IS NULL OR state <> 'PICKUP_WAITING')
              AND last_at < CASE WHEN regional THEN CAST(:before AS timestamptz) ELSE CAST(:beforeInCity AS timestamptz) END
              AND NOT EXISTS (SELECT 1 FROM post.exception_item e
                              WHERE e.authority = s.authority AND e.shipment_id = s.id AND e.kind = 'STALE'
                                AND (e.settled_at IS NULL OR e.settled_at >= CASE WHEN s.regional
                                  THEN CAST(:before AS timestamptz) ELSE CAST(:beforeInCity AS timestamptz) END))
            ORDER BY id LIMIT 500
            """)
        .param("before", now.minus(staleAfter).atOffset(ZoneOffset.UTC))
        .param("beforeInCity", now.minus(staleInCityAfter).atOffset(ZoneOffset.UTC))
        .query((rs, n) -> Objects.requireNonNull(rs.getObject("id", UUID.class)))
        .list();
  }
}
