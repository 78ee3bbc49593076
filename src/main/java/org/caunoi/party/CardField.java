package org.caunoi.party;

import java.util.Locale;

/** The fields of a citizen card. */
public enum CardField {
  NUMBER,
  OLD_NUMBER,
  NAME,
  BIRTH_DATE,
  SEX,
  ADDRESS,
  ISSUE_DATE;

  /** Name for message keys, such as {@code birth-date}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
