package org.caunoi.dossier.web;

import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;

/** What a citizen's program sends to ask for a dossier back, or to take that back. */
final class OwnWithdrawalBodies {

  private OwnWithdrawalBodies() {}

  /**
   * @param code from the phone or the e-mail
   */
  record Wish(@Nullable String code, @Nullable String reason) implements StrictBody {

    @Override
    public String toString() {
      return "Wish";
    }
  }

  /**
   * @param code from the phone or the e-mail
   */
  record Ending(@Nullable String code) implements StrictBody {

    @Override
    public String toString() {
      return "Ending";
    }
  }
}
