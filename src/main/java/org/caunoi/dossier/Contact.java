package org.caunoi.dossier;

import org.jspecify.annotations.Nullable;

/**
 * Where messages about a dossier go.
 *
 * @param phone as dialled at home, 0 first, null for people without one
 */
public record Contact(@Nullable String phone, @Nullable String email) {

  @Override
  public String toString() {
    return "Contact[sealed]";
  }
}
