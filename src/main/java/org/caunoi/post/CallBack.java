package org.caunoi.post;

import java.time.Clock;
import org.caunoi.custody.ScanOver;
import org.caunoi.custody.model.Keeper;
import org.caunoi.exchange.Tell;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Journey;
import org.caunoi.post.model.Step;
import org.springframework.stereotype.Component;

/** A parcel that was lost turns up: it goes on, and what was sent instead comes back. */
@Component
class CallBack {

  private static final String RECALL = "recall";

  private final Shipments shipments;
  private final HouseReports house;
  private final HoldAtCounter holding;
  private final StrangeReports strange;
  private final ScanOver scans;
  private final Tell tell;
  private final Clock clock;

  CallBack(
      Shipments shipments,
      HouseReports house,
      HoldAtCounter holding,
      StrangeReports strange,
      ScanOver scans,
      Tell tell,
      Clock clock) {
    this.shipments = shipments;
    this.house = house;
    this.holding = holding;
    this.strange = strange;
    this.scans = scans;
    this.tell = tell;
    this.clock = clock;
  }

  void found(Shipment lost) {
    shipments.lockAfter(lost).forEach(this::callBack);
    shipments.notHeld(lost.id());
    Keeper keeper = scans.keeperOf(lost.requireReference()).orElseThrow();
    house.correct(shipments.find(lost.id()).orElseThrow(), at(lost, keeper));
    holding.scanned(shipments.find(lost.id()).orElseThrow(), keeper);
  }

  private static Step at(Shipment shipment, Keeper keeper) {
    boolean still = !keeper.moving();
    return still && keeper.place().equals(shipment.authority())
        ? Step.RETURNED
        : still && keeper.place().equals(shipment.counter()) ? there(shipment) : Step.IN_TRANSIT;
  }

  private static Step there(Shipment lost) {
    boolean waited = lost.attempts() >= Journey.MOST_ATTEMPTS || lost.holdUntil() != null;
    return waited ? Step.PICKUP_WAITING : Step.AT_OFFICE;
  }

  /** What a carrier has already can only be asked back, by a person who rings it up. */
  private void callBack(Shipment follower) {
    shipments.recalled(follower.id(), clock.instant());
    if (follower.state().isOver()) {
      return;
    }
    Shipment instead = shipments.find(follower.id()).orElseThrow();
    if (CancelShipment.isPossible(instead)) {
      tellCarrier(instead);
      house.correct(instead, Step.CANCELLED);
      return;
    }
    strange.add(instead, Kind.RING_UP, RECALL, clock.instant());
    house.correct(instead, Step.RETURNING);
  }

  /** Nobody is to come for what is not there, as long as nobody has come. */
  void tellCarrier(Shipment parcel) {
    boolean ordered = parcel.booking() == Booking.ASKED || parcel.booking() == Booking.TAKEN;
    if (ordered && CancelShipment.isPossible(parcel)) {
      tell.tell(
          parcel.authority(),
          parcel.requireCarrier(),
          parcel.dossierCode(),
          CarrierOrders.CANCEL,
          parcel.requireReference(),
          "{}");
    }
  }
}
