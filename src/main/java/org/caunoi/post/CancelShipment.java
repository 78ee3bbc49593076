package org.caunoi.post;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.exchange.Tell;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A result is not to be sent after all, and no carrier has fetched it yet. The desk keeps it for
 * the citizen to come; the carrier is told, and the postage is free for others.
 */
@Component
public class CancelShipment {

  private static final Set<Step> STILL_HERE = EnumSet.of(Step.PLANNED, Step.BOOKED, Step.TENDERED);

  private final ReadShipments reading;
  private final Shipments shipments;
  private final NoteReports noting;
  private final Tell tell;
  private final AuditLog audit;
  private final Clock clock;

  CancelShipment(
      ReadShipments reading,
      Shipments shipments,
      NoteReports noting,
      Tell tell,
      AuditLog audit,
      Clock clock) {
    this.reading = reading;
    this.shipments = shipments;
    this.noting = noting;
    this.tell = tell;
    this.audit = audit;
    this.clock = clock;
  }

  static boolean isPossible(Shipment shipment) {
    return STILL_HERE.contains(shipment.state());
  }

  /**
   * Refused: {@code shipment-not-found}, {@code delivered-before} where it is over, {@code
   * carrier-has-it}.
   */
  @Transactional
  public void cancel(SignedIn who, UUID id) {
    who.require(Permission.TAKE_IN_PAPERS);
    reading.get(who, id);
    Shipment shipment = shipments.lock(id).orElseThrow();
    if (shipment.state().isOver()) {
      throw Refused.conflict("delivered-before");
    }
    if (!isPossible(shipment)) {
      throw Refused.conflict("carrier-has-it");
    }
    noting.note(
        Map.of(
            shipment,
            List.of(
                NewReport.ours(
                    UuidV7.next(clock),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    Step.CANCELLED,
                    Weight.CORRECTS))));
    if (shipment.booking() == Booking.ASKED || shipment.booking() == Booking.TAKEN) {
      tell.tell(
          shipment.authority(),
          shipment.requireCarrier(),
          shipment.dossierCode(),
          CarrierOrders.CANCEL,
          shipment.requireReference(),
          "{}");
    }
    audit.write(
        shipment.authority(), who.actor(), "shipment-cancelled", "shipment/" + id, null, Map.of());
  }
}
