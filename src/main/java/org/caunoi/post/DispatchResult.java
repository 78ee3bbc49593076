package org.caunoi.post;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.post.PostRules.Choice;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The return desk packs a result: the envelope is sealed and numbered, a carrier is chosen by rule
 * and asked to fetch it. The desk stays liable until it gives it to the carrier ({@link
 * HandToCarrier}) and the carrier says that it has it.
 */
@Component
public class DispatchResult {

  private final ReadShipments reading;
  private final Shipments shipments;
  private final Carriers carriers;
  private final SealAndOrder packing;
  private final AuditLog audit;
  private final Clock clock;

  DispatchResult(
      ReadShipments reading,
      Shipments shipments,
      Carriers carriers,
      SealAndOrder packing,
      AuditLog audit,
      Clock clock) {
    this.reading = reading;
    this.shipments = shipments;
    this.carriers = carriers;
    this.packing = packing;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code shipment-not-found}, {@code packed-before}, {@code delivered-before}, {@code
   * no-carrier}; at {@code /seal} {@code seal-needed}, {@code seal-malformed}, {@code seal-used};
   * at {@code /grams} {@code no-tariff}.
   *
   * @param grams as weighed; null for an ordinary letter
   * @return the number on the envelope
   */
  @Transactional
  public String dispatch(SignedIn who, UUID id, String seal, @Nullable Integer grams) {
    who.require(Permission.TAKE_IN_PAPERS);
    reading.get(who, id);
    Shipment shipment = shipments.lock(id).orElseThrow();
    if (shipment.booking() != Booking.NONE) {
      throw Refused.conflict("packed-before");
    }
    if (shipment.state().isOver()) {
      throw Refused.conflict("delivered-before");
    }
    Choice choice = carriers.choose(VietnamTime.day(clock.instant()));
    Packed packed = packing.send(who, shipment, choice, seal, carriers.rules().weight(grams));
    audit.write(
        shipment.authority(),
        who.actor(),
        "shipment-dispatched",
        "shipment/" + id,
        "delivery",
        Map.of(
            "carrier",
            choice.carrier(),
            "rule",
            choice.reason(),
            "number",
            packed.number(),
            "postage",
            packed.postage().reason()));
    return packed.number();
  }
}
