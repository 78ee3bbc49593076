package org.caunoi.dossier;

import org.caunoi.party.PhoneNumber;
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

  /** The same without a telephone that takes no messages, such as one on a landline. */
  public Contact forMessages() {
    boolean takes =
        phone != null && PhoneNumber.tryParse(phone).filter(PhoneNumber::takesMessages).isPresent();
    return takes ? this : new Contact(null, email);
  }

  @Override
  public String toString() {
    return "Contact[sealed]";
  }
}
