package org.caunoi.post;

import org.caunoi.custody.ProofElsewhere;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.model.Step;
import org.springframework.stereotype.Component;

/** Envelopes that go by post are handed over only against the proofs of this room. */
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
        .filter(shipment -> shipment.state() != Step.CANCELLED)
        .isPresent();
  }
}
