package org.caunoi.post;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.caunoi.custody.ScanOver;
import org.caunoi.custody.model.Keeper;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows when a shipment moves: the carrier that scanned it is liable for it, a parcel that
 * is out gets its code, and one that is held gets its time.
 */
@Component
class FollowShipment {

  private static final Set<Step> WITH_CARRIER =
      EnumSet.of(
          Step.CARRIER_ACCEPTED, Step.IN_TRANSIT, Step.AT_OFFICE, Step.OUT, Step.ATTEMPT_FAILED);

  private final Shipments shipments;
  private final Carriers carriers;
  private final Keepers keepers;
  private final ScanOver scans;
  private final DoorCodes codes;
  private final StrangeReports strange;
  private final Clock clock;

  FollowShipment(
      Shipments shipments,
      Carriers carriers,
      Keepers keepers,
      ScanOver scans,
      DoorCodes codes,
      StrangeReports strange,
      Clock clock) {
    this.clock = clock;
    this.shipments = shipments;
    this.carriers = carriers;
    this.keepers = keepers;
    this.scans = scans;
    this.codes = codes;
    this.strange = strange;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void moved(ShipmentMoved move) {
    Shipment shipment = move.now();
    if (shipment.carrier() != null && WITH_CARRIER.contains(move.to())) {
      atCarrier(move);
    }
    if (move.to() == Step.OUT) {
      codes.offer(shipment);
    }
    if (move.to() == Step.PICKUP_WAITING) {
      // The days count from when the house knows, or late news would send it straight back.
      shipments.hold(
          shipment.id(), clock.instant().plus(Duration.ofDays(carriers.rules().heldDays())));
    }
  }

  /** Its first scan is its acceptance; what its people and ours do among each other is theirs. */
  private void atCarrier(ShipmentMoved move) {
    Shipment shipment = move.now();
    String number = shipment.requireReference();
    boolean deskKeepsIt =
        scans
            .keeperOf(number)
            .filter(keeper -> !keeper.place().equals(shipment.counter()))
            .isPresent();
    if (!deskKeepsIt) {
      return;
    }
    Keeper carrier = keepers.of(shipment);
    try {
      scans.accept(Keepers.actor(shipment), number, carrier, shipment.requireCarrier());
    } catch (Refused refused) {
      strange.add(shipment, Kind.CUSTODY, refused.code(), move.at());
    }
  }
}
