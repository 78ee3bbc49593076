package org.caunoi.post;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.exchange.SettleMessage;
import org.caunoi.post.carrier.CarrierNumber;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An order whose answer was missed and that the carrier cannot be asked for: a person rings the
 * carrier up and says whether it was placed. Until then it is never placed again.
 */
@Component
public class SettleBooking {

  private final StrangeReports strange;
  private final SettleStrange settling;
  private final SettleMessage messages;
  private final Shipments shipments;
  private final AuditLog audit;

  SettleBooking(
      StrangeReports strange,
      SettleStrange settling,
      SettleMessage messages,
      Shipments shipments,
      AuditLog audit) {
    this.strange = strange;
    this.settling = settling;
    this.messages = messages;
    this.shipments = shipments;
    this.audit = audit;
  }

  /**
   * Refused: {@code exception-not-found} for what is no open booking, {@code message-not-given-up};
   * at {@code /number} {@code required}, {@code number-malformed}.
   *
   * @param number the carrier's, where it was placed
   */
  @Transactional
  public void settle(SignedIn who, UUID item, boolean placed, String number) {
    who.require(Permission.SETTLE_CUSTODY);
    UUID id = strange.openBooking(item).orElseThrow(() -> Refused.notFound("exception-not-found"));
    Shipment shipment = shipments.lock(id).orElseThrow();
    if (placed) {
      messages.heard(
          shipment.requireCarrier(),
          shipment.requireReference(),
          CarrierOrders.CREATE,
          checked(number));
    } else {
      messages.notHeard(
          shipment.requireCarrier(), shipment.requireReference(), CarrierOrders.CREATE);
    }
    settling.settle(who, item, null);
    audit.write(
        shipment.authority(),
        who.actor(),
        "shipment-booking-settled",
        "shipment/" + id,
        null,
        Map.of("placed", placed));
  }

  private static String checked(String typed) {
    if (typed.isBlank()) {
      throw Refused.field("/number", "required");
    }
    String number = CarrierNumber.of(typed);
    if (!CarrierNumber.isOne(number)) {
      throw Refused.field("/number", "number-malformed");
    }
    return number;
  }
}
