package org.caunoi.post;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caunoi.dossier.ParcelTrail;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.ReadPostage;
import org.springframework.stereotype.Component;

/** Tells a dossier how its result comes home. */
@ActsAsHouse("asked by pages that have found the dossier for whoever looks")
@Component
class ShipmentTrail implements ParcelTrail {

  private final Shipments shipments;
  private final Carriers carriers;
  private final ReadPostage postage;
  private final ParcelMoves moves;

  ShipmentTrail(Shipments shipments, Carriers carriers, ReadPostage postage, ParcelMoves moves) {
    this.moves = moves;
    this.shipments = shipments;
    this.carriers = carriers;
    this.postage = postage;
  }

  @Override
  public Optional<Parcel> of(String dossierCode) {
    return shipments.ofDossier(dossierCode).map(this::parcel);
  }

  @Override
  public List<Move> moves(String dossierCode) {
    return moves.of(dossierCode);
  }

  private Parcel parcel(Shipment shipment) {
    String step = step(shipment);
    String carrier = shipment.carrier();
    return new Parcel(
        shipment.id(),
        step,
        keeper(shipment),
        carrier == null ? null : carriers.get(carrier).profile().name(),
        shipment.reference(),
        shipment.counter(),
        shipment.lastAt(),
        shipment.state() == Step.PICKUP_WAITING ? shipment.holdUntil() : null,
        ConfirmReceipt.isAsked(shipment),
        postage.of(shipment.id()).map(ShipmentTrail::money).orElse(null));
  }

  private static Keeper keeper(Shipment shipment) {
    return switch (shipment.state()) {
      case PLANNED, BOOKED, TENDERED, RETURNED, CANCELLED -> Keeper.AGENCY;
      case CARRIER_ACCEPTED, IN_TRANSIT, AT_OFFICE, OUT, ATTEMPT_FAILED -> Keeper.CARRIER;
      case RETURNING, DELIVERED_REPORTED, LOST, DAMAGED -> Keeper.CARRIER;
      case PICKUP_WAITING -> isOnItsWayThere(shipment) ? Keeper.CARRIER : Keeper.COUNTER;
      case DELIVERED -> Keeper.CITIZEN;
    };
  }

  private static boolean isOnItsWayThere(Shipment shipment) {
    return shipment.state() == Step.PICKUP_WAITING && shipment.holdUntil() == null;
  }

  private static String step(Shipment shipment) {
    boolean planned = shipment.state() == Step.PLANNED && shipment.booking() != Booking.NONE;
    if (isOnItsWayThere(shipment)) {
      return "to_counter";
    }
    return (planned ? Step.BOOKED : shipment.state()).name().toLowerCase(Locale.ROOT);
  }

  private static Postage money(org.caunoi.post.money.Postage paid) {
    return new Postage(paid.price(), paid.citizen(), paid.reason(), paid.confirmed());
  }
}
