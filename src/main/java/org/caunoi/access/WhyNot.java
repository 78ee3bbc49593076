package org.caunoi.access;

import org.caunoi.shared.Refused;

/** The reason for which somebody turns a proposal down. */
public final class WhyNot {

  private static final int LONGEST = 500;

  private WhyNot() {}

  /** Refused: {@code required} and {@code too-long} at {@code /reason}. */
  public static String of(String reason) {
    if (reason.isBlank()) {
      throw Refused.field("/reason", "required");
    }
    if (reason.length() > LONGEST) {
      throw Refused.field("/reason", "too-long", LONGEST);
    }
    return reason.strip();
  }
}
