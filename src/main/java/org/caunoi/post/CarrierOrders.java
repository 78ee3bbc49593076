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
  private final JsonMapper json;
  private final Clock clock;

  CarrierOrders(
      String key,
      Carriers carriers,
      Addresses addresses,
      Shipments shipments,
      NoteReports noting,
      StrangeReports strange,
      JsonMapper json,
      Clock clock) {
    this.key = key;
    this.carriers = carriers;
    this.addresses = addresses;
    this.shipments = shipments;
    this.noting = noting;
    this.strange = strange;
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
      case CANCEL ->
          with((carrier, access) -> carrier.cancel(message.reference(), number(message), access));
      case HOLD -> with((carrier, access) -> carrier.hold(number(message), place(message), access));
      default -> {
        Optional<Order> order = coded(json.readValue(message.body(), Order.class));
        yield order.isEmpty()
            ? new Reply.Declined("province-unknown")
            : with((carrier, access) -> carrier.create(order.get(), access));
      }
    };
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
    // What the carrier reported meanwhile it has, whatever it answered.
    if (open) {
      strange.add(shipment, Kind.BOOKING, failure, clock.instant());
    }
  }

  private static boolean isOrder(Outbound message) {
    return message.kind().equals(CREATE);
  }

  private String number(Outbound message) {
    Shipment shipment = shipments.byReference(message.reference()).orElseThrow();
    return Objects.requireNonNullElse(shipment.carrierNumber(), "");
  }

  private String place(Outbound message) {
    return json.readValue(message.body(), HoldOrder.class).place();
  }

  private Shipment locked(Outbound message) {
    UUID id = shipments.byReference(message.reference()).orElseThrow().id();
    return shipments.lock(id).orElseThrow();
  }

  private Reply with(BiFunction<Carrier, Access, Reply> call) {
    return carriers
        .access(key)
        .map(access -> call.apply(carriers.get(key).carrier(), access))
        .orElseGet(() -> new Reply.NotNow("not-connected"));
  }
}
