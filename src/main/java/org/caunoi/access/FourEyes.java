package org.caunoi.access;

import java.util.UUID;
import org.caunoi.shared.Refused;

/** A change about somebody is brought into force by a second person whom it does not concern. */
final class FourEyes {

  private FourEyes() {}

  /** Refused: {@code second-person-needed}, {@code not-yourself}. */
  static void require(SignedIn who, UUID proposedBy, UUID account) {
    if (proposedBy.equals(who.accountId())) {
      throw Refused.conflict("second-person-needed");
    }
    if (account.equals(who.accountId())) {
      throw Refused.conflict("not-yourself");
    }
  }
}
