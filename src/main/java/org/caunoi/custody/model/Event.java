package org.caunoi.custody.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event of one unit.
 *
 * @param prior the event of the same unit it follows, null for the first; clocks never order events
 * @param at when it happened, as well as it is known
 * @param device whether a handheld recorded it and told it later
 */
public record Event(
    UUID id, String unit, @Nullable UUID prior, Instant at, Keeper by, Fact fact, boolean device) {

  /** Done in the house itself. */
  public Event(UUID id, String unit, @Nullable UUID prior, Instant at, Keeper by, Fact fact) {
    this(id, unit, prior, at, by, fact, false);
  }
}
