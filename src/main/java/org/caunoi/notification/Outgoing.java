package org.caunoi.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message opened for sending; it leaves no trace in a log.
 *
 * @param subject of an e-mail, without personal data; null for SMS
 */
record Outgoing(
    String authority,
    UUID id,
    Medium medium,
    String recipient,
    @Nullable String subject,
    String text) {

  @Override
  public String toString() {
    return "Outgoing[" + id + "]";
  }
}
