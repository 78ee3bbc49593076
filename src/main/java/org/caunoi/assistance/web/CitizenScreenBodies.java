package org.caunoi.assistance.web;

import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;

/** What programs send and hear of a citizen's screen. */
final class CitizenScreenBodies {

  private CitizenScreenBodies() {}

  /** One of both: the last part of the link behind the QR, or the code to type. */
  record Pairing(@Nullable String token, @Nullable String code) implements StrictBody {}

  /**
   * The screen is paired.
   *
   * @param key opens this one screen, in the header {@code Screen-Key}
   */
  record Paired(String key) {

    @Override
    public String toString() {
      return "Paired";
    }
  }

  /** What is not right on the card; nothing where all of it is right. */
  record CardCheck(@Nullable String field) implements StrictBody {}
}
