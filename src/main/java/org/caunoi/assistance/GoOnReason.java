package org.caunoi.assistance;

import java.util.Locale;

/** Why a matter is filed although the same was filed not long ago. */
public enum GoOnReason {
  OTHER_MATTER,
  NEEDED_AGAIN,
  EARLIER_WRONG,
  EARLIER_GIVEN_UP,
  CITIZEN_INSISTS;

  /** The word that stands for it on pages and in the API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
