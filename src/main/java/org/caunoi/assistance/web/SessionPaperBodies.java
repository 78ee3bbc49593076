package org.caunoi.assistance.web;

import java.time.Instant;
import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;

/** What programs send and hear of screens and slips. */
final class SessionPaperBodies {

  private SessionPaperBodies() {}

  /**
   * A screen one device may take up once.
   *
   * @param address of the link behind the QR
   * @param code the same offer for typing
   */
  record ScreenOffer(String address, String code, Instant until) {

    @Override
    public String toString() {
      return "ScreenOffer[" + until + "]";
    }
  }

  /** On which paper; A5 where nothing is said. */
  record NewSlip(@Nullable String paper) implements StrictBody {}

  /**
   * What the slip leads to.
   *
   * @param reprint 0 for the first print, then 1, 2, …
   * @param trackingAddress opens without digits
   * @param proofAddress null until the filing is in the history
   */
  record Slip(
      String dossierCode, long reprint, String trackingAddress, @Nullable String proofAddress) {}
}
