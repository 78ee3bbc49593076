package org.caunoi.post.web;

import java.time.Instant;
import java.util.UUID;
import org.caunoi.post.PaperClass;
import org.caunoi.post.Shipment;
import org.caunoi.post.model.Step;
import org.jspecify.annotations.Nullable;

/** A shipment as programs read it. */
record ShipmentJson(
    UUID id,
    String dossier,
    PaperClass paperClass,
    String counter,
    @Nullable String carrier,
    @Nullable String number,
    @Nullable String carrierNumber,
    Shipment.Booking booking,
    Step state,
    int attempts,
    boolean conflict,
    Instant lastAt,
    @Nullable Instant holdUntil) {

  static ShipmentJson of(Shipment one) {
    return new ShipmentJson(
        one.id(),
        one.dossierCode(),
        one.paperClass(),
        one.counter(),
        one.carrier(),
        one.reference(),
        one.carrierNumber(),
        one.booking(),
        one.state(),
        one.attempts(),
        one.conflict(),
        one.lastAt(),
        one.holdUntil());
  }
}
