package org.caunoi.document;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where a virus scanner listens.
 *
 * @param address host and port of clamd, such as {@code localhost:3310}; empty for none
 * @param whenDown what becomes of an upload while it does not answer
 */
@Component
record ScanSettings(
    @Value("${caunoi.documents.clamd:}") String address,
    @Value("${caunoi.documents.clamd-timeout:20s}") Duration timeout,
    @Value("${caunoi.documents.clamd-down:refuse}") WhenDown whenDown) {

  /** What becomes of an upload while the scanner does not answer. */
  enum WhenDown {
    REFUSE,
    /** Taken in, but opened to nobody before it was scanned. */
    QUARANTINE
  }

  boolean isOn() {
    return !address.isBlank();
  }

  String host() {
    int colon = address.lastIndexOf(':');
    return colon < 0 ? address : address.substring(0, colon);
  }

  int port() {
    int colon = address.lastIndexOf(':');
    return colon < 0 ? 3310 : Integer.parseInt(address.substring(colon + 1));
  }

  /** Nothing is scanned. */
  static ScanSettings off() {
    return new ScanSettings("", Duration.ZERO, WhenDown.REFUSE);
  }
}
