package org.caunoi.post;

import org.caunoi.custody.ProofElsewhere;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.model.Step;
import org.springframework.stereotype.Component;

/**
 * Envelopes that go by post are handed over only against the proofs of this room, as long as they
 * go: what is back, or never left, the desk hands over itself. What counts no longer nobody does.
 */
@ActsAsHouse("who holds an envelope need not see the shipment it belongs to")
@Component
class ShipmentProof implements ProofElsewhere {

  private final Shipments shipments;

  ShipmentProof(Shipments shipments) {
    this.shipments = shipments;
  }

  @Override
  public boolean demands(String envelope) {
    return shipments
        .byReference(envelope)
        .filter(shipment -> shipment.recalled() || !isAtDesk(shipment))
        .isPresent();
  }

  private static boolean isAtDesk(Shipment shipment) {
    return shipment.state() == Step.CANCELLED || shipment.state() == Step.RETURNED;
  }
}
