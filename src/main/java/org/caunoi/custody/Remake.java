package org.caunoi.custody;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How papers that were lost came into being again, at no cost to the citizen.
 *
 * @param number of the new paper, where it has one
 * @param revokedAt when the lost ones were found and the new ones ceased to count
 */
public record Remake(
    Way way, @Nullable String number, Instant at, String by, @Nullable Instant revokedAt) {

  /** Ways to have the papers again. */
  public enum Way {
    /** The office that had issued the original issues it once more. */
    ISSUED_AGAIN,
    /** The scan taken at the counter is certified. */
    CERTIFIED_COPY,
    /** The citizen brings the papers once more. */
    BROUGHT_AGAIN
  }
}
