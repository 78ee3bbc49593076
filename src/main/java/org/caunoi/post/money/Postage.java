package org.caunoi.post.money;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the delivery of one shipment costs and who pays it.
 *
 * @param programme rule under which the city pays; null where it pays nothing
 * @param reason key of the words that say why
 * @param confirmed whether tariff and rule were seen in a text of law
 * @param deliveredOn day of the proof; null before
 */
public record Postage(
    String authority,
    UUID shipment,
    String carrier,
    long price,
    long city,
    long citizen,
    @Nullable String programme,
    int year,
    String reason,
    boolean confirmed,
    State state,
    @Nullable LocalDate deliveredOn) {

  /** How far the money is. */
  public enum State {
    RESERVED,
    /** Delivered with proof; owed to the carrier. */
    POSTED,
    RELEASED,
    /** Delivered after its budget was released and given to others. */
    UNFUNDED,
    /** Delivered, and borne by the carrier. */
    WAIVED
  }
}
