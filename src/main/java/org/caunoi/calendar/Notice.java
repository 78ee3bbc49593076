package org.caunoi.calendar;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days off and make-up days of one year as somebody wrote them.
 *
 * @param text one entry of the notices file
 * @param edition counts up with each save; whoever saves names the one they read
 * @param decidedByName who published it
 * @param returnedBecause what the second person wants changed, until it is submitted again
 */
public record Notice(
    UUID id,
    int year,
    String text,
    State state,
    int edition,
    UUID writtenBy,
    String writtenByName,
    Instant writtenAt,
    @Nullable String decidedByName,
    @Nullable Instant decidedAt,
    @Nullable String returnedBecause) {

  /** From writing into force or the bin. */
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
