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

/**
 * A parcel whose paper counts no longer comes back: what was sent instead of one that turned up,
 * and what was issued again while it was on its way, or lost.
 */
@Component
class CallBack {

  private static final String RECALL = "recall";
  private static final String REPLACED = "replaced";

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

  /** A parcel that was lost turns up and goes on. */
  void found(Shipment lost) {
    shipments.countsAgain(lost.id());
    shipments.lockAfter(lost).forEach(follower -> callBack(follower, RECALL));
    shipments.notHeld(lost.id());
    Keeper keeper = scans.keeperOf(lost.requireReference()).orElseThrow();
    house.correct(shipments.find(lost.id()).orElseThrow(), at(lost, keeper));
    holding.scanned(shipments.find(lost.id()).orElseThrow(), keeper);
  }

  /** The same, but its paper was issued again: whoever has it brings it back. */
  void foundTooLate(Shipment lost) {
    shipments.recalled(lost.id(), clock.instant());
    Shipment parcel = shipments.find(lost.id()).orElseThrow();
    Keeper keeper = scans.keeperOf(lost.requireReference()).orElseThrow();
    if (Keepers.isCarrier(lost, keeper.person())) {
      strange.add(parcel, Kind.RING_UP, REPLACED, clock.instant());
    }
    house.correct(parcel, at(parcel, keeper) == Step.RETURNED ? Step.RETURNED : Step.RETURNING);
  }

  /** Its paper was issued again. */
  void replaced(Shipment parcel) {
    callBack(parcel, REPLACED);
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
  private void callBack(Shipment parcel, String why) {
    shipments.recalled(parcel.id(), clock.instant());
    if (parcel.state().isEnd() || parcel.state() == Step.RETURNING) {
      return;
    }
    Shipment recalled = shipments.find(parcel.id()).orElseThrow();
    if (CancelShipment.isPossible(recalled)) {
      tellCarrier(recalled);
      house.correct(recalled, Step.CANCELLED);
      return;
    }
    strange.add(recalled, Kind.RING_UP, why, clock.instant());
    house.correct(recalled, Step.RETURNING);
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
