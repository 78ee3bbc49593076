package org.caunoi.post;

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
 * What follows when a shipment moves: the carrier that scanned it is liable for it, and a parcel
 * that is out gets its code. One that is to be held is asked for at its carrier, and its days at
 * the counter begin when the counter scans it; one that its carrier lost is searched for.
 */
@Component
class FollowShipment {

  /** It has, or has had, it, whichever of its words we heard first. */
  private static final Set<Step> WITH_CARRIER =
      EnumSet.of(
          Step.CARRIER_ACCEPTED,
          Step.IN_TRANSIT,
          Step.AT_OFFICE,
          Step.OUT,
          Step.ATTEMPT_FAILED,
          Step.PICKUP_WAITING,
          Step.DELIVERED_REPORTED);

  private final Keepers keepers;
  private final ScanOver scans;
  private final DoorCodes codes;
  private final AskToHold holding;
  private final StrangeReports strange;

  FollowShipment(
      Keepers keepers, ScanOver scans, DoorCodes codes, AskToHold holding, StrangeReports strange) {
    this.holding = holding;
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
    if (shipment.carrier() != null && move.to() != move.from()) {
      if (move.to() == Step.PICKUP_WAITING) {
        holding.ask(shipment);
      }
      if (move.to() == Step.LOST) {
        scans.seek(Keepers.actor(shipment), shipment.requireReference());
      }
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
