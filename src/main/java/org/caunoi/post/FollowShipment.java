package org.caunoi.post;

import org.caunoi.custody.ScanOver;
import org.caunoi.post.model.Step;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows when a shipment moves: the carrier that was given it and says so is liable for it,
 * and a parcel that is out gets its code. One that is to be held is asked for at its carrier, and
 * its days at the counter begin when the counter scans it; one that its carrier lost is searched
 * for. One that is over or lost is not ordered any more.
 */
@Component
class FollowShipment {

  private final CarrierTakes taking;
  private final ScanOver scans;
  private final DoorCodes codes;
  private final AskToHold holding;
  private final DropOrder dropping;

  FollowShipment(
      CarrierTakes taking, ScanOver scans, DoorCodes codes, AskToHold holding, DropOrder dropping) {
    this.dropping = dropping;
    this.taking = taking;
    this.holding = holding;
    this.scans = scans;
    this.codes = codes;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void moved(ShipmentMoved move) {
    Shipment shipment = move.now();
    taking.take(shipment);
    if (move.to() == Step.OUT && !shipment.recalled()) {
      codes.offer(shipment);
    }
    if (shipment.carrier() != null && move.to() != move.from()) {
      if (move.to() == Step.PICKUP_WAITING) {
        holding.ask(shipment);
      }
      if (move.to() == Step.LOST) {
        scans.seek(Keepers.actor(shipment), shipment.requireReference());
      }
      if (DropOrder.isNeedless(shipment)) {
        dropping.drop(shipment);
      }
    }
  }
}
