package org.caunoi.post;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A paper result on its way home.
 *
 * @param counter point it is delivered from and held at
 * @param carrier null until it is packed
 * @param carrierReason which rule chose it
 * @param reference our item number, also the number of the envelope
 * @param carrierNumber the carrier's own
 * @param attempts how often delivery was tried in vain
 * @param conflict reports contradict each other
 * @param holdUntil how long the counter keeps it
 * @param reminded how many reminders went out
 * @param recalled what it brings counts no longer: what was lost before it is found, or the result
 *     is issued again
 */
public record Shipment(
    String authority,
    UUID id,
    UUID dossierId,
    String dossierCode,
    PaperClass paperClass,
    String counter,
    Instant plannedAt,
    @Nullable String carrier,
    @Nullable String carrierReason,
    @Nullable String reference,
    @Nullable String carrierNumber,
    Booking booking,
    Step state,
    int attempts,
    boolean conflict,
    Instant lastAt,
    @Nullable Instant holdUntil,
    int reminded,
    boolean recalled) {

  /** How far the order at the carrier is. */
  public enum Booking {
    NONE,
    ASKED,
    TAKEN,
    REFUSED
  }

  /** The same result on a new way, not packed yet. */
  Shipment anew(UUID next, Instant now) {
    return new Shipment(
        authority,
        next,
        dossierId,
        dossierCode,
        paperClass,
        counter,
        now,
        null,
        null,
        null,
        null,
        Booking.NONE,
        Step.PLANNED,
        0,
        false,
        now,
        null,
        0,
        false);
  }

  /** Its number; refused with {@code not-packed} where it has none yet. */
  String requireReference() {
    if (reference == null) {
      throw Refused.conflict("not-packed");
    }
    return reference;
  }

  String requireCarrier() {
    return Objects.requireNonNull(carrier);
  }
}
