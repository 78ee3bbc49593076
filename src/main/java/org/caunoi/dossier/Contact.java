package org.caunoi.dossier;

import org.jspecify.annotations.Nullable;

/**
 * Where messages about a dossier go.
 *
 * @param phone as dialled at home, 0 first, null for people without one
 */
public record Contact(@Nullable String phone, @Nullable String email) {

  /** Whether there is any way to the citizen. */
  public boolean isReached() {
    return phone != null || email != null;
  }

  @Override
  public String toString() {
    return "Contact[sealed]";
  }
}
