package org.caunoi.post.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing said about a shipment, by its carrier or by the house.
 *
 * @param at when it happened, as the one who says it knows
 * @param step what it means; null where it means no move or nobody knows
 */
public record Report(Instant at, @Nullable Step step, Weight weight) {

  /** What a report may do. */
  public enum Weight {
    USUAL,
    /** Moves a shipment even after its end: it goes back, or the carrier corrects itself. */
    CORRECTS,
    /** Our own proof; nothing a carrier says undoes it. */
    PROVES
  }
}
