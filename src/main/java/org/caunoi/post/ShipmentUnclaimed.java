package org.caunoi.post;

import java.util.Optional;
import org.caunoi.custody.UnclaimedElsewhere;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.model.Step;
import org.springframework.stereotype.Component;

/**
 * A parcel that was held for the citizen, in vain, and has come back; and one that brings what
 * counts no longer, wherever it ended.
 */
@ActsAsHouse("whoever has the envelope in hand may not see the shipment")
@Component
class ShipmentUnclaimed implements UnclaimedElsewhere {

  private final Shipments shipments;

  ShipmentUnclaimed(Shipments shipments) {
    this.shipments = shipments;
  }

  @Override
  public Optional<Boolean> isUnclaimed(String envelope) {
    return shipments
        .byReference(envelope)
        .filter(shipment -> shipment.recalled() || shipment.state() != Step.CANCELLED)
        .map(shipment -> shipment.state() == Step.RETURNED || shipment.state() == Step.CANCELLED);
  }
}
