package org.caunoi.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.caunoi.custody.model.Keeper;
import org.caunoi.post.model.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A parcel waits for the citizen from the moment somebody who stays at its counter has it in hand:
 * before that nobody could fetch it there.
 */
@Component
class HoldAtCounter {

  private final Shipments shipments;
  private final Carriers carriers;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  HoldAtCounter(
      Shipments shipments, Carriers carriers, ApplicationEventPublisher events, Clock clock) {
    this.shipments = shipments;
    this.carriers = carriers;
    this.events = events;
    this.clock = clock;
  }

  /** The first such scan counts; what is taken out once more and comes back keeps its day. */
  void scanned(Shipment shipment, Keeper receiver) {
    boolean atCounter = receiver.place().equals(shipment.counter()) && !receiver.moving();
    if (shipment.state() != Step.PICKUP_WAITING || !atCounter || shipment.holdUntil() != null) {
      return;
    }
    Instant until = clock.instant().plus(Duration.ofDays(carriers.rules().heldDays()));
    shipments.hold(shipment.id(), until);
    events.publishEvent(new ParcelHeld(shipment, until));
  }
}
