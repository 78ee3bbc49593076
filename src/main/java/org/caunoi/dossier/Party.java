package org.caunoi.dossier;

import org.jspecify.annotations.Nullable;

/**
 * The citizen a dossier belongs to, as sealed in it. Written only by filing, opened only for people
 * who work on the dossier, each time with an access row.
 *
 * @param birthDate as on the card; may lack day or month
 * @param phone as dialled at home, 0 first, null for people without one
 */
public record Party(
    String fullName,
    String personalId,
    @Nullable String birthDate,
    @Nullable String sex,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address,
    String communeCode) {

  /**
   * The digits that open tracking: the last four of the phone, or of the number where there is
   * none.
   */
  public String trackingDigits() {
    String source = phone == null ? personalId : phone;
    return source.substring(source.length() - 4);
  }

  @Override
  public String toString() {
    return "Party[sealed]";
  }
}
