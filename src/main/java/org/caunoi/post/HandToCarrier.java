package org.caunoi.post;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.KeepsRefusals;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever keeps a packed parcel says that they gave it to its carrier. They stay liable until the
 * carrier reports that it has it, or one of its people accepts it on an account of their own.
 */
@Component
@KeepsRefusals
public class HandToCarrier {

  private final ReadShipments reading;
  private final LockParcel locking;
  private final HandOver hands;
  private final AuditLog audit;

  HandToCarrier(ReadShipments reading, LockParcel locking, HandOver hands, AuditLog audit) {
    this.reading = reading;
    this.locking = locking;
    this.hands = hands;
    this.audit = audit;
  }

  /**
   * Refused: {@code shipment-not-found}, {@code not-packed}, {@code delivered-before}, {@code
   * not-the-keeper}, {@code offer-open}, {@code unit-in-bag}, {@code unit-in-dispute}.
   */
  @Transactional
  public void give(SignedIn who, UUID id) {
    who.require(Permission.CARRY_PAPERS);
    String number = reading.get(who, id).requireReference();
    Shipment shipment = locking.lock(id).orElseThrow();
    if (shipment.state().isOver()) {
      throw Refused.conflict("delivered-before");
    }
    hands.offer(who, number, false);
    audit.write(
        shipment.authority(),
        who.actor(),
        "shipment-given",
        "shipment/" + id,
        null,
        Map.of("carrier", shipment.requireCarrier()));
  }
}
