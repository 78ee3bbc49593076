package org.caunoi.custody;

import java.time.Instant;

/**
 * Whoever took papers in has confirmed the list as themselves.
 *
 * @param hash of the lines, the seal and the citizen's signature as they were then, 64 hex digits
 */
public record ListConfirmation(Instant at, String hash) {}
