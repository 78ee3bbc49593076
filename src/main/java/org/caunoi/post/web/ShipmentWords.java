package org.caunoi.post.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.caunoi.access.Permission;
import org.caunoi.access.PlaceNames;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.post.PaperClass;
import org.caunoi.post.ReadAddressee;
import org.caunoi.post.Shipment;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.ShipmentKeeper;
import org.caunoi.post.Vain;
import org.caunoi.post.VainAttempts;
import org.caunoi.post.carrier.Order.Side;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.CollectAtDoor;
import org.caunoi.post.money.Postage;
import org.caunoi.post.money.ReadPostage;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in words how a shipment stands and what may be done with it. */
@Component
final class ShipmentWords {

  private final PlaceNames places;
  private final ShipmentKeeper keepers;
  private final ReadPostage postage;
  private final ReadAddressee addressees;
  private final VainAttempts vain;
  private final CollectAtDoor collecting;
  private final WorkingCalendars calendars;

  ShipmentWords(
      PlaceNames places,
      ShipmentKeeper keepers,
      ReadPostage postage,
      ReadAddressee addressees,
      VainAttempts vain,
      CollectAtDoor collecting,
      WorkingCalendars calendars) {
    this.calendars = calendars;
    this.collecting = collecting;
    this.addressees = addressees;
    this.vain = vain;
    this.places = places;
    this.keepers = keepers;
    this.postage = postage;
  }

  /**
   * @param to whom it is for; null for people who do not have it in hand
   */
  ShipmentView.Line line(Shipment shipment, @Nullable Side to, @Nullable Vain last, Texts t) {
    return new ShipmentView.Line(
        "/shipments/" + shipment.id(),
        shipment.reference() == null ? shipment.dossierCode() : shipment.reference(),
        state(shipment, t),
        tone(shipment),
        place(shipment.counter()),
        VietnamTime.moment(shipment.lastAt()),
        to == null ? "" : to.name() + ", " + to.address(),
        to == null || to.phone() == null ? "" : to.phone(),
        last == null ? "" : vain(shipment, last, t),
        shipment.state() == Step.PLANNED && shipment.booking() == Booking.NONE);
  }

  /** And on which day they try again, as long as it is their turn. */
  private String vain(Shipment shipment, Vain last, Texts t) {
    String words = vain(last, t);
    if (shipment.state() != Step.ATTEMPT_FAILED) {
      return words;
    }
    LocalDate again = calendars.current().workingDayAfter(VietnamTime.day(last.at()), 1);
    String day = VietnamTime.date(again.atStartOfDay(VietnamTime.ZONE).toInstant());
    return words + " " + t.get("post.attempt.again", day);
  }

  private static String vain(Vain last, Texts t) {
    String reason =
        last.reason() == null
            ? t.get("post.attempt.carrier")
            : t.get("post.attempt." + last.reason());
    return t.get("post.attempt.last", VietnamTime.moment(last.at()), reason);
  }

  ShipmentView view(Shipment shipment, SignedIn who, Texts t) {
    Side to = addressees.inHand(who, List.of(shipment)).get(shipment);
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
    boolean given = open && mine && keepers.isGiven(shipment);
    if (open && mine) {
      may.add(given ? "given" : "handOn");
    }
    if (open && mine && keepers.mayGive(shipment)) {
      may.add("give");
    }
    if (keepers.mayCancel(shipment, who)) {
      may.add("cancel");
    }
    if (collecting.mayCollect(shipment, who)) {
      may.add("collect");
    }
    if (keepers.mayPackAnew(shipment, who)) {
      may.add("anew");
    }
    if (shipment.state() == Step.DELIVERED && who.may(Permission.READ_DOSSIERS)) {
      may.add("proof");
    }
    return new ShipmentView(
        shipment.id().toString(),
        packed ? Objects.requireNonNull(shipment.reference()) : "",
        state(shipment, t),
        tone(shipment),
        rows(shipment, to, t),
        proofs(shipment, t),
        shipment.paperClass() == PaperClass.ORIGINAL,
        carriers(t),
        to == null || to.phone() == null ? "" : to.phone(),
        List.copyOf(may));
  }

  String state(Shipment shipment, Texts t) {
    return shipment.state() == Step.PLANNED && shipment.booking() != Booking.NONE
        ? t.get("post.booking." + shipment.booking())
        : t.get("post.step." + shipment.state());
  }

  private String proofs(Shipment shipment, Texts t) {
    String words = "post.proofs." + shipment.paperClass();
    boolean other = shipment.paperClass() == PaperClass.ORIGINAL && !keepers.isReached(shipment);
    String told = t.get(other ? words + ".noPhone" : words);
    return keepers.isCodeless(shipment) ? told + " " + t.get("post.proofs.noMoreCodes") : told;
  }

  private List<Choice> carriers(Texts t) {
    return postage.carriers().stream()
        .map(key -> new Choice(key, t.get("exchange.other." + key)))
        .toList();
  }

  private List<SummaryRow> rows(Shipment shipment, @Nullable Side to, Texts t) {
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(new SummaryRow(t.get("post.dossier"), shipment.dossierCode()));
    if (to != null) {
      rows.add(new SummaryRow(t.get("post.to"), to.name() + "\n" + to.address()));
    }
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
    collecting
        .collected(shipment)
        .ifPresent(
            one ->
                rows.add(
                    new SummaryRow(
                        t.get("postage.collected"),
                        t.get(
                                "postage.collectedBy",
                                Figures.whole(one.amount(), t.locale()),
                                one.receipt(),
                                one.by())
                            + (one.paidBack() == null
                                ? ""
                                : "\n" + t.get("refund.done", one.paidBack())))));
    if (shipment.reference() != null) {
      keepers
          .name(shipment)
          .ifPresent(name -> rows.add(new SummaryRow(t.get("post.keeper"), name)));
    }
    if (shipment.attempts() > 0) {
      Vain last = vain.last(List.of(shipment.id())).get(shipment.id());
      String words = last == null ? "" : "\n" + vain(shipment, last, t);
      rows.add(new SummaryRow(t.get("post.attempts"), shipment.attempts() + words));
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
    boolean refused = shipment.booking() == Booking.REFUSED && !shipment.state().isOver();
    if (shipment.conflict() || refused) {
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
