package org.caunoi.quality;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part that an indicator counts; what is counted can be looked at one by one. */
public enum Share {
  /** All of the period. */
  TAKEN_IN,
  ON_TIME,
  LATE,
  /** Those with a result, of which the mean time is taken. */
  HANDLED,
  ONLINE,
  DIRECT,
  POST,
  /** Filed online and finished, its paper result without an electronic one. */
  ONLINE_WITHOUT_FILE,
  DIGITISED,
  NOT_DIGITISED,
  /** Whose citizen was not satisfied or reported something. */
  UNHAPPY,
  /** All that were published in the period. */
  PUBLISHED,
  DECIDED_IN_TIME,
  DECIDED_LATE,
  PUBLISHED_IN_TIME,
  PUBLISHED_LATE,
  /** All that are public now. */
  PUBLIC,
  COMPLETE,
  INCOMPLETE,
  OFFERED_ONLINE,
  NOT_ONLINE,
  USED,
  UNUSED;

  /** Whether dossiers are counted; else procedures are. */
  public boolean isOfDossiers() {
    return compareTo(PUBLISHED) < 0;
  }

  /** The name in addresses, such as {@code on-time}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Share> find(String key) {
    return Arrays.stream(values()).filter(share -> share.key().equals(key)).findFirst();
  }
}
