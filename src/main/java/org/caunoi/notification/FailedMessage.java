package org.caunoi.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message nobody got, without personal data.
 *
 * @param failureCode what the last try failed of; its words are {@code notification.failure.<code>}
 */
public record FailedMessage(
    String authority,
    UUID id,
    MessageKind kind,
    Medium medium,
    @Nullable String dossierCode,
    int tries,
    String failureCode,
    Instant plannedAt) {}
