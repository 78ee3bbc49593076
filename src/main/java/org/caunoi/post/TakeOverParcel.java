package org.caunoi.post;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.custody.KeepsRefusals;
import org.caunoi.custody.Position;
import org.caunoi.custody.ScanOver;
import org.caunoi.custody.model.Keeper;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody of ours scans a parcel that the carrier had: a postman who brings it, a clerk who holds
 * it at the counter, or the desk it came back to. What follows is as after any acceptance.
 */
@Component
@KeepsRefusals
public class TakeOverParcel {

  private final ReadShipments reading;
  private final Shipments shipments;
  private final CarrierTakes carriers;
  private final ScanOver scans;
  private final AuditLog audit;

  TakeOverParcel(
      ReadShipments reading,
      Shipments shipments,
      CarrierTakes carriers,
      ScanOver scans,
      AuditLog audit) {
    this.carriers = carriers;
    this.reading = reading;
    this.shipments = shipments;
    this.scans = scans;
    this.audit = audit;
  }

  /**
   * Refused: {@code shipment-not-found}, {@code not-packed}, {@code delivered-before}, {@code
   * already-yours}, {@code not-offered} where a colleague has it who does not offer it, {@code
   * not-returning} for people of an authority while it is still to be delivered, {@code
   * unit-in-dispute}, {@code unit-lost}; at {@code /position} {@code position-needed}, {@code
   * too-far-away}.
   *
   * @param here where their telephone says they stand
   */
  @Transactional
  public void take(SignedIn who, UUID id, @Nullable Position here) {
    who.require(Permission.CARRY_PAPERS);
    String number = reading.get(who, id).requireReference();
    // The envelope first, as whoever accepts it in hand does.
    Optional<Keeper> holder = scans.keeperOf(number);
    Shipment shipment = shipments.lock(id).orElseThrow();
    if (shipment.state().isOver()) {
      throw Refused.conflict("delivered-before");
    }
    boolean back = shipment.state() == Step.RETURNING;
    if (who.pointId() == null && !back) {
      throw Refused.conflict("not-returning");
    }
    Keeper receiver = scans.keeper(who, back ? shipment.authority() : shipment.counter());
    if (holder.filter(keeper -> keeper.isSamePerson(receiver)).isPresent()) {
      throw Refused.conflict("already-yours");
    }
    carriers.passOn(shipment, number);
    scans.acceptHere(who.actor(), number, receiver, shipment.requireCarrier(), here);
    audit.write(
        shipment.authority(), who.actor(), "shipment-taken", "shipment/" + id, null, Map.of());
  }
}
