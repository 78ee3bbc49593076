package org.caunoi.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was tried and failed.
 *
 * @param reason null where only the carrier said so
 */
public record Vain(Instant at, NoteAttempt.@Nullable Reason reason) {}
