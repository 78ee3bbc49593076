package org.caunoi.post;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.caunoi.custody.PapersOffered;
import org.caunoi.custody.ScanOver;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A parcel goes from our people to its carrier when both say so, in whichever order: somebody gives
 * it on their own account, and the carrier reports that it has it.
 */
@ActsAsHouse("whoever offers an envelope need not see the shipment it belongs to")
@Component
class CarrierTakes {

  /** It has, or has had, it, whichever of its words we heard first. */
  static final Set<Step> WITH_CARRIER =
      EnumSet.of(
          Step.CARRIER_ACCEPTED,
          Step.IN_TRANSIT,
          Step.AT_OFFICE,
          Step.OUT,
          Step.ATTEMPT_FAILED,
          Step.PICKUP_WAITING,
          Step.DELIVERED_REPORTED);

  private static final String NOT_HANDED_OVER = "not-handed-over";

  private final Shipments shipments;
  private final Keepers keepers;
  private final ScanOver scans;
  private final StrangeReports strange;
  private final Clock clock;

  CarrierTakes(
      Shipments shipments, Keepers keepers, ScanOver scans, StrangeReports strange, Clock clock) {
    this.shipments = shipments;
    this.keepers = keepers;
    this.scans = scans;
    this.strange = strange;
    this.clock = clock;
  }

  /** The carrier had said so before. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void offered(PapersOffered offer) {
    shipments
        .byReference(offer.unit())
        .flatMap(parcel -> shipments.lock(parcel.id()))
        .ifPresent(this::take);
  }

  /** What its people and ours do among each other at the counter is theirs. */
  void take(Shipment shipment) {
    String number = shipment.reference();
    if (number == null || !deskKeeps(shipment, number)) {
      return;
    }
    try {
      scans.acceptByCarrier(
          Keepers.actor(shipment), number, keepers.of(shipment), shipment.requireCarrier());
      strange.over(shipment, Kind.CUSTODY, NOT_HANDED_OVER);
    } catch (Refused refused) {
      strange.add(shipment, Kind.CUSTODY, refused.code(), clock.instant());
    }
  }

  /**
   * Somebody of ours is about to take it from the carrier, which reported that it has it: what
   * nobody noted at the desk does not stop them, and stays for a person to look at.
   */
  void passOn(Shipment shipment, String number) {
    if (deskKeeps(shipment, number)) {
      scans.passOn(
          Keepers.actor(shipment), number, keepers.of(shipment), shipment.requireCarrier());
    }
  }

  private boolean deskKeeps(Shipment shipment, String number) {
    return shipment.carrier() != null
        && WITH_CARRIER.contains(shipment.state())
        && scans
            .keeperOf(number)
            .filter(keeper -> !keeper.place().equals(shipment.counter()))
            .isPresent();
  }
}
