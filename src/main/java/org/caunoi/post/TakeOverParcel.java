package org.caunoi.post;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.custody.ScanOver;
import org.caunoi.custody.model.Keeper;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody of ours scans a parcel that the carrier had: a postman who brings it, a clerk who holds
 * it at the counter, or the desk it came back to.
 */
@Component
public class TakeOverParcel {

  private final ReadShipments reading;
  private final Shipments shipments;
  private final ScanOver scans;
  private final NoteReports noting;
  private final HoldAtCounter holding;
  private final AuditLog audit;
  private final Clock clock;

  TakeOverParcel(
      ReadShipments reading,
      Shipments shipments,
      ScanOver scans,
      NoteReports noting,
      HoldAtCounter holding,
      AuditLog audit,
      Clock clock) {
    this.reading = reading;
    this.shipments = shipments;
    this.scans = scans;
    this.noting = noting;
    this.holding = holding;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code shipment-not-found}, {@code not-packed}, {@code delivered-before}, {@code
   * already-yours}, {@code not-offered} where a colleague has it who does not offer it, {@code
   * not-returning} for people of an authority while it is still to be delivered, {@code
   * unit-in-dispute}, {@code unit-lost}.
   */
  @Transactional
  public void take(SignedIn who, UUID id) {
    who.require(Permission.CARRY_PAPERS);
    reading.get(who, id);
    Shipment shipment = shipments.lock(id).orElseThrow();
    String number = shipment.requireReference();
    if (shipment.state().isOver()) {
      throw Refused.conflict("delivered-before");
    }
    boolean back = shipment.state() == Step.RETURNING;
    if (who.pointId() == null && !back) {
      throw Refused.conflict("not-returning");
    }
    Keeper receiver = scans.keeper(who, back ? shipment.authority() : shipment.counter());
    if (scans.keeperOf(number).filter(keeper -> keeper.isSamePerson(receiver)).isPresent()) {
      throw Refused.conflict("already-yours");
    }
    scans.accept(who.actor(), number, receiver, shipment.requireCarrier());
    noting.note(Map.of(shipment, List.of(report(shipment, receiver))));
    holding.scanned(shipment, receiver);
    audit.write(
        shipment.authority(), who.actor(), "shipment-taken", "shipment/" + id, null, Map.of());
  }

  private NewReport report(Shipment shipment, Keeper receiver) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    boolean back = receiver.place().equals(shipment.authority());
    boolean held = shipment.state() == Step.PICKUP_WAITING;
    Step step =
        back
            ? Step.RETURNED
            : receiver.moving() ? Step.OUT : held ? shipment.state() : Step.AT_OFFICE;
    return NewReport.ours(UuidV7.next(clock), now, step, back ? Weight.CORRECTS : Weight.USUAL);
  }
}
