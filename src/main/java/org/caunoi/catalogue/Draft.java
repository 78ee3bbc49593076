package org.caunoi.catalogue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of one procedure that is not public yet.
 *
 * @param edition counts up with each save; whoever saves names the one they read
 * @param returnedBecause what the second person wants changed, until it is submitted again
 */
public record Draft(
    UUID id,
    String code,
    String text,
    State state,
    int edition,
    UUID writtenBy,
    String writtenByName,
    Instant writtenAt,
    @Nullable String returnedBecause) {

  /** From writing to the public or the bin. */
  public enum State {
    OPEN,
    SUBMITTED,
    PUBLISHED,
    DISCARDED
  }

  public boolean isSubmitted() {
    return state == State.SUBMITTED;
  }
}
