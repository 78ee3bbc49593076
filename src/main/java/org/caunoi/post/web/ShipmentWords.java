package org.caunoi.post.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.caunoi.access.PlaceNames;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.post.PaperClass;
import org.caunoi.post.Shipment;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.ShipmentKeeper;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.Postage;
import org.caunoi.post.money.ReadPostage;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** Says in words how a shipment stands and what may be done with it. */
@Component
final class ShipmentWords {

  private final PlaceNames places;
  private final ShipmentKeeper keepers;
  private final ReadPostage postage;

  ShipmentWords(PlaceNames places, ShipmentKeeper keepers, ReadPostage postage) {
    this.places = places;
    this.keepers = keepers;
    this.postage = postage;
  }

  ShipmentView.Line line(Shipment shipment, Texts t) {
    return new ShipmentView.Line(
        "/shipments/" + shipment.id(),
        shipment.reference() == null ? shipment.dossierCode() : shipment.reference(),
        state(shipment, t),
        tone(shipment),
        place(shipment.counter()),
        VietnamTime.moment(shipment.lastAt()),
        shipment.state() == Step.PLANNED && shipment.booking() == Booking.NONE);
  }

  ShipmentView view(Shipment shipment, SignedIn who, Texts t) {
    boolean packed = shipment.reference() != null;
    boolean open = packed && !shipment.state().isOver();
    boolean mine = packed && keepers.isKeptBy(shipment, who);
    List<String> may = new ArrayList<>();
    if (!packed) {
      may.add("dispatch");
    }
    if (open && !mine && keepers.mayTake(shipment, who)) {
      may.add("take");
    }
    boolean atTheDoor = open && keepers.mayDeliver(shipment, who);
    if (atTheDoor) {
      may.add("deliver");
    }
    if (atTheDoor && shipment.state() == Step.OUT) {
      may.add("attempt");
    }
    if (open && mine) {
      may.add("handOn");
    }
    if (keepers.mayCancel(shipment, who)) {
      may.add("cancel");
    }
    return new ShipmentView(
        shipment.id().toString(),
        packed ? Objects.requireNonNull(shipment.reference()) : "",
        state(shipment, t),
        tone(shipment),
        rows(shipment, t),
        t.get("post.proofs." + shipment.paperClass()),
        shipment.paperClass() == PaperClass.ORIGINAL,
        List.copyOf(may));
  }

  String state(Shipment shipment, Texts t) {
    return shipment.state() == Step.PLANNED && shipment.booking() != Booking.NONE
        ? t.get("post.booking." + shipment.booking())
        : t.get("post.step." + shipment.state());
  }

  private List<SummaryRow> rows(Shipment shipment, Texts t) {
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(new SummaryRow(t.get("post.dossier"), shipment.dossierCode()));
    rows.add(new SummaryRow(t.get("post.class"), t.get("post.class." + shipment.paperClass())));
    rows.add(new SummaryRow(t.get("post.counter"), place(shipment.counter())));
    if (shipment.carrier() != null) {
      rows.add(
          new SummaryRow(
              t.get("post.carrier"),
              t.get("exchange.other." + shipment.carrier())
                  + "\n"
                  + t.get("post.rule." + shipment.carrierReason())));
    }
    if (shipment.carrierNumber() != null) {
      rows.add(new SummaryRow(t.get("post.carrierNumber"), shipment.carrierNumber()));
    }
    postage
        .of(shipment.id())
        .ifPresent(paid -> rows.add(new SummaryRow(t.get("postage.title"), postage(paid, t))));
    if (shipment.reference() != null) {
      keepers
          .name(shipment)
          .ifPresent(name -> rows.add(new SummaryRow(t.get("post.keeper"), name)));
    }
    if (shipment.attempts() > 0) {
      rows.add(new SummaryRow(t.get("post.attempts"), Integer.toString(shipment.attempts())));
    }
    if (shipment.holdUntil() != null) {
      rows.add(new SummaryRow(t.get("post.holdUntil"), VietnamTime.moment(shipment.holdUntil())));
    }
    return rows;
  }

  private static String postage(Postage paid, Texts t) {
    return t.get(
            "postage.shares",
            Figures.whole(paid.price(), t.locale()),
            Figures.whole(paid.citizen(), t.locale()))
        + "\n"
        + t.get("postage.reason." + paid.reason());
  }

  String place(String code) {
    return places.nameOf(code).orElse(code);
  }

  private static Tone tone(Shipment shipment) {
    if (shipment.conflict() || shipment.booking() == Booking.REFUSED) {
      return Tone.DANGER;
    }
    return switch (shipment.state()) {
      case PLANNED -> shipment.booking() == Booking.NONE ? Tone.WARNING : Tone.INFO;
      case BOOKED, TENDERED, CARRIER_ACCEPTED, IN_TRANSIT, AT_OFFICE -> Tone.INFO;
      case OUT, PICKUP_WAITING -> Tone.WAITING;
      case ATTEMPT_FAILED, RETURNING, DELIVERED_REPORTED -> Tone.WARNING;
      case LOST, DAMAGED -> Tone.DANGER;
      case RETURNED, CANCELLED -> Tone.NEUTRAL;
      case DELIVERED -> Tone.SUCCESS;
    };
  }
}
