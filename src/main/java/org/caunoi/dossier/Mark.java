package org.caunoi.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer thinks of one paper of a dossier.
 *
 * @param component key of the component, or {@code form} for the form itself
 * @param complete tick or cross
 * @param reason why not, in words the citizen will read; only for a cross
 */
public record Mark(
    String component, boolean complete, @Nullable String reason, Instant at, String byName) {}
