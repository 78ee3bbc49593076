package org.caunoi.dossier;

import org.jspecify.annotations.Nullable;

/**
 * Where a paper for the applicant goes.
 *
 * @param phone as dialled at home, null for people without one
 */
public record Addressee(
    String name, @Nullable String address, String communeCode, @Nullable String phone) {

  @Override
  public String toString() {
    return "Addressee[sealed]";
  }
}
