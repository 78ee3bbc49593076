package org.caunoi.post;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.exchange.Outbound;
import org.caunoi.exchange.OutboxTarget;
import org.caunoi.exchange.Reply;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.carrier.Access;
import org.caunoi.post.carrier.Carrier;
import org.caunoi.post.carrier.Order;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.caunoi.shared.UuidV7;
import org.caunoi.shared.VietnamTime;
import tools.jackson.databind.json.JsonMapper;

/** Orders at one carrier, told through the outbox; the reference is our item number. */
final class CarrierOrders implements OutboxTarget {

  static final String CREATE = "create-order";
  static final String CANCEL = "cancel-order";
  static final String HOLD = "hold-order";

  private final String key;
  private final Carriers carriers;
  private final Addresses addresses;
  private final Shipments shipments;
  private final NoteReports noting;
  private final StrangeReports strange;
  private final DropOrder dropping;
  private final JsonMapper json;
  private final Clock clock;

  CarrierOrders(
      String key,
      Carriers carriers,
      Addresses addresses,
      Shipments shipments,
      NoteReports noting,
      StrangeReports strange,
      DropOrder dropping,
      JsonMapper json,
      Clock clock) {
    this.key = key;
    this.carriers = carriers;
    this.addresses = addresses;
    this.shipments = shipments;
    this.noting = noting;
    this.strange = strange;
    this.dropping = dropping;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String name() {
    return key;
  }

  @Override
  public Reply send(Outbound message) {
    return switch (message.kind()) {
      case CANCEL -> cancel(message);
      case HOLD -> with((carrier, access) -> carrier.hold(number(message), place(message), access));
      default -> create(message);
    };
  }

  private Reply create(Outbound message) {
    if (DropOrder.isNeedless(parcel(message))) {
      return new Reply.Declined("needless");
    }
    return coded(json.readValue(message.body(), Order.class))
        .map(order -> with((carrier, access) -> carrier.create(order, access)))
        .orElseGet(() -> new Reply.Declined("province-unknown"));
  }

  /** What was never placed need not be called off. */
  private Reply cancel(Outbound message) {
    return parcel(message).booking() == Booking.REFUSED
        ? new Reply.Taken("")
        : with((carrier, access) -> carrier.cancel(message.reference(), number(message), access));
  }

  /** In the carrier's codes; orders of before they named their province go within the city. */
  private Optional<Order> coded(Order order) {
    Order named =
        order.between(
            addresses.withProvince(order.sender()), addresses.withProvince(order.receiver()));
    return carriers.get(key).profile().coded(named, VietnamTime.day(clock.instant()));
  }

  @Override
  public Reply find(Outbound message) {
    if (!isOrder(message)) {
      // Calling off twice does no harm, nor does asking twice to hold.
      return new Reply.Harmless();
    }
    return with((carrier, access) -> carrier.find(message.reference(), access));
  }

  @Override
  public void taken(Outbound message, String answer) {
    if (!isOrder(message)) {
      return;
    }
    Shipment shipment = locked(message);
    shipments.booked(shipment.id(), Booking.TAKEN, answer.isEmpty() ? null : answer);
    if (ItemNumber.isWrong(answer)) {
      strange.add(shipment, Kind.FOREIGN_NUMBER, answer, clock.instant());
    }
    UUID id = UuidV7.next(clock);
    // Carriers tell whole seconds; what they say of the same second comes after this.
    Instant first = shipment.plannedAt().truncatedTo(ChronoUnit.SECONDS);
    noting.note(Map.of(shipment, List.of(NewReport.ours(id, first, Step.BOOKED, Weight.USUAL))));
  }

  /** Where nobody knows whether it was placed, only a person says so; it stays as asked. */
  @Override
  public void givenUp(Outbound message, String failure, boolean unsure) {
    Shipment shipment = locked(message);
    if (message.kind().equals(HOLD)) {
      strange.add(shipment, Kind.RING_UP, HOLD, clock.instant());
      return;
    }
    boolean open =
        !isOrder(message) || unsure || shipments.booked(shipment.id(), Booking.REFUSED, null);
    if (isOrder(message) && DropOrder.isNeedless(shipment)) {
      dropping.drop(shipment);
    } else if (open) {
      // What the carrier reported meanwhile it has, whatever it answered.
      strange.add(shipment, Kind.BOOKING, failure, clock.instant());
    }
  }

  private static boolean isOrder(Outbound message) {
    return message.kind().equals(CREATE);
  }

  private String number(Outbound message) {
    return Objects.requireNonNullElse(parcel(message).carrierNumber(), "");
  }

  private String place(Outbound message) {
    return json.readValue(message.body(), HoldOrder.class).place();
  }

  private Shipment locked(Outbound message) {
    return shipments.lock(parcel(message).id()).orElseThrow();
  }

  private Shipment parcel(Outbound message) {
    return shipments.byReference(message.reference()).orElseThrow();
  }

  private Reply with(BiFunction<Carrier, Access, Reply> call) {
    return carriers
        .access(key)
        .map(access -> call.apply(carriers.get(key).carrier(), access))
        .orElseGet(() -> new Reply.NotNow("not-connected"));
  }
}
