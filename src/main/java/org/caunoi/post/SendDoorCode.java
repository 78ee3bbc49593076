package org.caunoi.post;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Attempts;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends the citizen the code for the door once more. */
@Component
public class SendDoorCode {

  private static final int TRIES = 5;

  private final ReadShipments reading;
  private final DoorCodes codes;
  private final Attempts attempts;
  private final AuditLog audit;

  SendDoorCode(ReadShipments reading, DoorCodes codes, Attempts attempts, AuditLog audit) {
    this.reading = reading;
    this.codes = codes;
    this.attempts = attempts;
    this.audit = audit;
  }

  /**
   * Refused: {@code shipment-not-found}, {@code not-packed}, {@code delivered-before}, {@code
   * no-phone}, {@code too-many-codes}, {@code too-many-attempts}.
   */
  @Transactional
  public void send(SignedIn who, UUID id) {
    who.require(Permission.CARRY_PAPERS);
    Shipment shipment = reading.get(who, id);
    shipment.requireReference();
    if (shipment.state().isOver()) {
      throw Refused.conflict("delivered-before");
    }
    String subject = "door-code:" + id;
    attempts.refuseAbove(subject, TRIES);
    attempts.failed(subject);
    codes.send(shipment);
    audit.write(
        shipment.authority(), who.actor(), "shipment-code-sent", "shipment/" + id, null, Map.of());
  }
}
