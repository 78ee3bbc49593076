package org.caunoi.post;

import java.time.Clock;
import java.util.List;
import org.caunoi.access.PlaceNames;
import org.caunoi.custody.WhoHeld;
import org.caunoi.exchange.Tell;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Step;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A parcel is to wait at the counter, and its carrier still has it: the carrier is told, once. One
 * whose interface has no word for that is rung up by a person, and so is one that may have been
 * told before the parcel was lost.
 */
@Component
class AskToHold {

  private final Shipments shipments;
  private final Carriers carriers;
  private final CarrierReports reports;
  private final WhoHeld holders;
  private final StrangeReports strange;
  private final PlaceNames places;
  private final Tell tell;
  private final JsonMapper json;
  private final Clock clock;

  AskToHold(
      Shipments shipments,
      Carriers carriers,
      CarrierReports reports,
      WhoHeld holders,
      StrangeReports strange,
      PlaceNames places,
      Tell tell,
      JsonMapper json,
      Clock clock) {
    this.shipments = shipments;
    this.carriers = carriers;
    this.reports = reports;
    this.holders = holders;
    this.strange = strange;
    this.places = places;
    this.tell = tell;
    this.json = json;
    this.clock = clock;
  }

  void ask(Shipment shipment) {
    String number = shipment.requireReference();
    boolean away =
        holders.all(number).stream()
            .filter(one -> one.to() == null)
            .anyMatch(
                one ->
                    Keepers.isCarrier(shipment, one.person())
                        || !one.place().equals(shipment.counter()));
    if (!away || !shipments.holdTold(shipment.id(), clock.instant())) {
      return;
    }
    String carrier = shipment.requireCarrier();
    if (!carriers.get(carrier).carrier().takesHolds() || wasLost(shipment)) {
      strange.add(shipment, Kind.RING_UP, CarrierOrders.HOLD, clock.instant());
      return;
    }
    String place = places.nameOf(shipment.counter()).orElse(shipment.counter());
    tell.tell(
        shipment.authority(),
        carrier,
        shipment.dossierCode(),
        CarrierOrders.HOLD,
        number,
        json.writeValueAsString(new HoldOrder(place)));
  }

  private boolean wasLost(Shipment shipment) {
    return reports.of(List.of(shipment.id())).getOrDefault(shipment.id(), List.of()).stream()
        .anyMatch(report -> report.step() == Step.LOST);
  }
}
