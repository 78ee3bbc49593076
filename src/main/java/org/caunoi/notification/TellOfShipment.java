package org.caunoi.notification;

import java.time.Instant;
import org.caunoi.access.PlaceNames;
import org.caunoi.dossier.Contact;
import org.caunoi.dossier.Parties;
import org.caunoi.post.DoorCodeMade;
import org.caunoi.post.ParcelHeld;
import org.caunoi.post.ParcelWaits;
import org.caunoi.post.Shipment;
import org.caunoi.post.ShipmentMoved;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the citizen of a result on its way what they must do or should know: the code for the door,
 * that it waits at a counter, that the carrier says it came, that it goes back.
 */
@Component
class TellOfShipment {

  private final PlanMessage plan;
  private final Channels channels;
  private final Parties parties;
  private final PlaceNames places;

  TellOfShipment(PlanMessage plan, Channels channels, Parties parties, PlaceNames places) {
    this.plan = plan;
    this.channels = channels;
    this.parties = parties;
    this.places = places;
  }

  /**
   * A code nobody asked for is left out where no SMS can be sent; others are refused, with {@code
   * no-phone} where the telephone takes none.
   */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void codeMade(DoorCodeMade made) {
    boolean takes = new Contact(made.phone(), null).forMessages().isReached();
    if (made.asked() && !takes) {
      throw Refused.conflict("no-phone");
    }
    if (takes && (made.asked() || channels.has(Medium.SMS))) {
      plan.plan(
          made.authority(),
          MessageKind.CODE_AT_THE_DOOR,
          Medium.SMS,
          made.phone(),
          MessageFacts.ofSecret(made.dossierCode(), made.oneTimeCode()),
          made.dossierCode());
    }
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void moved(ShipmentMoved move) {
    MessageKind kind = kindOf(move.to());
    // What counts no longer is told by the news of what was found.
    if (kind != null && move.to() != move.from() && !move.now().recalled()) {
      tell(move.now(), kind, places.nameOf(move.now().counter()).orElse(move.now().counter()));
    }
  }

  /** Not before the counter has it: nobody goes there in vain. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void held(ParcelHeld held) {
    Shipment shipment = held.shipment();
    String counter = places.nameOf(shipment.counter()).orElse(shipment.counter());
    tell(shipment, MessageKind.PARCEL_WAITS, counter);
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void waits(ParcelWaits waiting) {
    Shipment shipment = waiting.shipment();
    tell(shipment, MessageKind.PARCEL_STILL_WAITS, place(shipment, waiting.until()));
  }

  private String place(Shipment shipment, Instant until) {
    String name = places.nameOf(shipment.counter()).orElse(shipment.counter());
    return name + ", " + VietnamTime.moment(until);
  }

  private void tell(Shipment shipment, MessageKind kind, String detail) {
    Contact contact = parties.contactOf(shipment.authority(), shipment.dossierId());
    MessageFacts facts = MessageFacts.ofDossier(shipment.dossierCode(), detail);
    if (contact.phone() != null) {
      plan.plan(
          shipment.authority(), kind, Medium.SMS, contact.phone(), facts, shipment.dossierCode());
    }
    if (contact.email() != null) {
      plan.plan(
          shipment.authority(), kind, Medium.EMAIL, contact.email(), facts, shipment.dossierCode());
    }
  }

  private static @Nullable MessageKind kindOf(Step step) {
    return switch (step) {
      case DELIVERED_REPORTED -> MessageKind.PARCEL_REPORTED;
      case RETURNING -> MessageKind.PARCEL_GOES_BACK;
      case PLANNED,
          BOOKED,
          TENDERED,
          CARRIER_ACCEPTED,
          IN_TRANSIT,
          AT_OFFICE,
          OUT,
          ATTEMPT_FAILED,
          PICKUP_WAITING,
          RETURNED,
          CANCELLED,
          LOST,
          DAMAGED,
          DELIVERED ->
          null;
    };
  }
}
