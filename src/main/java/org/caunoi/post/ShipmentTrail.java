package org.caunoi.post;

import java.util.Locale;
import java.util.Optional;
import org.caunoi.dossier.ParcelTrail;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.model.Step;
import org.springframework.stereotype.Component;

/** Tells a dossier how its result comes home. */
@ActsAsHouse("asked by pages that have found the dossier for whoever looks")
@Component
class ShipmentTrail implements ParcelTrail {

  private final Shipments shipments;
  private final Carriers carriers;

  ShipmentTrail(Shipments shipments, Carriers carriers) {
    this.shipments = shipments;
    this.carriers = carriers;
  }

  @Override
  public Optional<Parcel> of(String dossierCode) {
    return shipments.ofDossier(dossierCode).map(this::parcel);
  }

  private Parcel parcel(Shipment shipment) {
    boolean planned = shipment.state() == Step.PLANNED && shipment.booking() != Booking.NONE;
    Step step = planned ? Step.BOOKED : shipment.state();
    String carrier = shipment.carrier();
    return new Parcel(
        step.name().toLowerCase(Locale.ROOT),
        carrier == null ? null : carriers.get(carrier).profile().name(),
        shipment.reference(),
        shipment.counter(),
        shipment.lastAt(),
        shipment.state() == Step.PICKUP_WAITING ? shipment.holdUntil() : null,
        ConfirmReceipt.isAsked(shipment));
  }
}
