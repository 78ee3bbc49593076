package org.caunoi.custody;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that does not follow the one stored before it for the same unit.
 *
 * @param no its place in the chain of the unit; 0 where it has none
 */
public record BrokenLink(String unit, int no, UUID event, Instant recordedAt, Wrong wrong) {

  /** What is wrong with it. */
  public enum Wrong {
    /** It no longer says what it was hashed by. */
    ALTERED,
    /** Events are gone between the one before and this one. */
    MISSING_BEFORE,
    /** It stands where another stands, or without a place of its own. */
    PUT_IN,
    /** The one before is another than when this was stored. */
    FOLLOWS_ANOTHER
  }
}
