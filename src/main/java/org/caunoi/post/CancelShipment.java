package org.caunoi.post;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
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
  private final HouseReports house;
  private final CallBack calling;
  private final AuditLog audit;

  CancelShipment(
      ReadShipments reading,
      Shipments shipments,
      HouseReports house,
      CallBack calling,
      AuditLog audit) {
    this.reading = reading;
    this.shipments = shipments;
    this.house = house;
    this.calling = calling;
    this.audit = audit;
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
    house.correct(shipment, Step.CANCELLED);
    calling.tellCarrier(shipment);
    audit.write(
        shipment.authority(), who.actor(), "shipment-cancelled", "shipment/" + id, null, Map.of());
  }
}
