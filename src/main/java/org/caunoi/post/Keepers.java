package org.caunoi.post;

import java.util.UUID;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.custody.model.Keeper;
import org.springframework.stereotype.Component;

/**
 * A carrier as somebody who is liable for papers: it, not one of its people whom we do not know.
 */
@Component
class Keepers {

  private final Carriers carriers;

  Keepers(Carriers carriers) {
    this.carriers = carriers;
  }

  /** The carrier on its way to or from the counter of a shipment. */
  Keeper of(Shipment shipment) {
    CarrierProfile profile = carriers.get(shipment.requireCarrier()).profile();
    return new Keeper(
        Keeper.ofCarrier(profile.key()),
        profile.name(),
        profile.operators().isEmpty() ? profile.key() : profile.operators().getFirst(),
        shipment.counter(),
        true);
  }

  /** Whether somebody is a carrier, not a person of ours. */
  static boolean isCarrier(Shipment shipment, UUID person) {
    return shipment.carrier() != null && Keeper.ofCarrier(shipment.carrier()).equals(person);
  }

  static Actor actor(Shipment shipment) {
    return new Actor(
        Keeper.ofCarrier(shipment.requireCarrier()), "carrier-" + shipment.requireCarrier(), null);
  }
}
