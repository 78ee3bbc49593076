package org.caunoi.post.carrier;

import org.jspecify.annotations.Nullable;

/**
 * What we ask a carrier to take, in nobody's own words.
 *
 * @param reference our item number; the same for ever
 * @param grams weight
 */
public record Order(
    String reference, String dossierCode, Side sender, Side receiver, String content, int grams) {

  /**
   * Who gives or gets it.
   *
   * @param phone as dialled at home
   */
  public record Side(String name, String address, @Nullable String phone) {}

  @Override
  public String toString() {
    return "Order[" + reference + "]";
  }
}
