package org.caunoi.access;

import org.caunoi.shared.Refused;

/** What a person is called, and the number on the badge. */
public final class PersonNames {

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_BADGE = 20;

  private PersonNames() {}

  /** Refused: {@code required} and {@code too-long} at {@code /displayName} and {@code /badge}. */
  public static void check(String displayName, String badge) {
    if (displayName.isBlank()) {
      throw Refused.field("/displayName", "required");
    }
    if (displayName.length() > LONGEST_NAME) {
      throw Refused.field("/displayName", "too-long", LONGEST_NAME);
    }
    if (badge.length() > LONGEST_BADGE) {
      throw Refused.field("/badge", "too-long", LONGEST_BADGE);
    }
  }
}
