package org.caunoi.post.money;

import org.caunoi.post.Shipment;
import org.caunoi.post.money.Postage.State;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery would cost and who would pay it.
 *
 * @param programme rule by which the city pays; null where it pays nothing
 * @param reason key of the words that say why
 */
public record PayQuote(
    String carrier,
    long price,
    long city,
    @Nullable String programme,
    String reason,
    boolean confirmed) {

  static final String NO_RULE = "none";
  private static final String EXHAUSTED = "exhausted";

  public long citizen() {
    return price - city;
  }

  /** The same where a rule fits but its budget has nothing left. */
  PayQuote exhausted() {
    return new PayQuote(carrier, price, city, programme, EXHAUSTED, confirmed);
  }

  Postage postage(Shipment shipment, int year, State state) {
    return new Postage(
        shipment.authority(),
        shipment.id(),
        carrier,
        price,
        city,
        citizen(),
        programme,
        year,
        reason,
        confirmed,
        state,
        null);
  }
}
