package org.caunoi.custody.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One keeper without interruption.
 *
 * @param inside bag whose keeper is liable meanwhile; {@code keeper} then names who packed it
 * @param to null while it goes on
 */
public record Span(Keeper keeper, @Nullable String inside, Instant from, @Nullable Instant to) {

  /** From {@code from} on, up to but without {@code to}. */
  public boolean covers(Instant moment) {
    return !moment.isBefore(from) && (to == null || moment.isBefore(to));
  }

  Span until(Instant end) {
    return new Span(keeper, inside, from, end);
  }
}
