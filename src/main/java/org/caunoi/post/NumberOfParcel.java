package org.caunoi.post;

import java.util.Optional;
import java.util.UUID;
import org.caunoi.custody.NumberBehind;
import org.springframework.stereotype.Component;

/** Tells what was refused about parcels by the number on their envelope. */
@Component
class NumberOfParcel implements NumberBehind {

  private final Shipments shipments;

  NumberOfParcel(Shipments shipments) {
    this.shipments = shipments;
  }

  @Override
  public Optional<String> of(UUID id) {
    return shipments.find(id).map(Shipment::reference);
  }
}
