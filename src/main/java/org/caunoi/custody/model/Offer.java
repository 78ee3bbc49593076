package org.caunoi.custody.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over that was offered and not answered yet; the giver stays liable.
 *
 * @param to place whose people may accept, null for anybody who carries papers
 */
public record Offer(UUID handover, Keeper giver, @Nullable String to, Instant at) {}
