package org.caunoi.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message nobody got, without its text.
 *
 * @param recipient with all but enough to know it by hidden
 * @param failureCode what the last try failed of; its words are {@code notification.failure.<code>}
 */
public record FailedMessage(
    String authority,
    UUID id,
    MessageKind kind,
    Medium medium,
    String recipient,
    @Nullable String dossierCode,
    int tries,
    String failureCode,
    Instant plannedAt) {

  /** A code ran out long ago; whoever needs one asks for a new one. */
  public boolean mayBeSentAgain() {
    return !kind.isCode();
  }
}
