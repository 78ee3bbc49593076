package org.caunoi.post;

import org.caunoi.custody.KeeperChanged;
import org.caunoi.custody.model.Keeper;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.model.Step;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever of ours takes a parcel over moves it, on whatever page or device they did so: a postman
 * takes it out, a counter holds it, the desk it came back to has it again.
 */
@ActsAsHouse("who takes an envelope over need not see the shipment it belongs to")
@Component
class FollowKeeper {

  private final Shipments shipments;
  private final HouseReports house;
  private final HoldAtCounter holding;

  FollowKeeper(Shipments shipments, HouseReports house, HoldAtCounter holding) {
    this.shipments = shipments;
    this.house = house;
    this.holding = holding;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(KeeperChanged change) {
    if (change.bag() || !change.inside().isEmpty()) {
      return;
    }
    shipments
        .byReference(change.unit())
        .filter(parcel -> !Keepers.isCarrier(parcel, change.keeper().person()))
        .flatMap(parcel -> shipments.lock(parcel.id()))
        .filter(parcel -> !parcel.state().isOver() && parcel.state() != Step.LOST)
        .ifPresent(parcel -> taken(parcel, change));
  }

  private void taken(Shipment parcel, KeeperChanged change) {
    Keeper keeper = change.keeper();
    boolean stays = !keeper.moving();
    if (parcel.state() == Step.RETURNING) {
      if (stays && keeper.place().equals(parcel.authority())) {
        house.correct(parcel, Step.RETURNED, change.at());
      }
    } else if (keeper.place().equals(parcel.counter())) {
      Step there = parcel.state() == Step.PICKUP_WAITING ? parcel.state() : Step.AT_OFFICE;
      house.say(parcel, stays ? there : Step.OUT, change.at());
      holding.scanned(parcel, keeper);
    }
  }
}
