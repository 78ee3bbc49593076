package org.caunoi.post.carrier;

import org.jspecify.annotations.Nullable;

/**
 * What we ask a carrier to take, in nobody's own words.
 *
 * @param reference our item number; the same for ever
 * @param grams weight
 * @param collect postage in đồng that the carrier takes from the receiver; null in old orders
 */
public record Order(
    String reference,
    String dossierCode,
    Side sender,
    Side receiver,
    String content,
    int grams,
    @Nullable Long collect) {

  /**
   * Who gives or gets it.
   *
   * @param phone as dialled at home
   * @param province by the code of the statistics office, at a carrier's door by its own; null in
   *     old orders
   */
  public record Side(
      String name, String address, @Nullable String phone, @Nullable String province) {

    /** The same in a province by another code. */
    public Side in(String code) {
      return new Side(name, address, phone, code);
    }
  }

  /** The same between these two. */
  public Order between(Side from, Side to) {
    return new Order(reference, dossierCode, from, to, content, grams, collect);
  }

  long toCollect() {
    return collect == null ? 0 : collect;
  }

  @Override
  public String toString() {
    return "Order[" + reference + "]";
  }
}
