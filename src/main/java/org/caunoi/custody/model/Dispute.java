package org.caunoi.custody.model;

import java.util.stream.Stream;

/**
 * A discrepancy that freezes a unit until somebody who is on neither side settles it.
 *
 * @param noter who found it
 */
public record Dispute(Kind kind, Keeper giver, Keeper receiver, Keeper noter) {

  /** What does not agree. */
  public enum Kind {
    SEAL_DIFFERS,
    MISSING,
    EXTRA,
    DAMAGED,
    COUNT_DIFFERS,
    LINES_DIFFER
  }

  /** Whether this person has a side in it. */
  public boolean concerns(Keeper person) {
    return Stream.of(giver, receiver, noter).anyMatch(person::isSamePerson);
  }
}
