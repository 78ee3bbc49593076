package org.caunoi.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something about a person that waits for a second administrator.
 *
 * @param point of a move: the point to work at, else null
 * @param authority of a move: the authority to work for; both null are the whole city
 */
public record PersonChange(
    UUID id,
    UUID account,
    String accountName,
    Kind kind,
    @Nullable String point,
    @Nullable String authority,
    UUID proposedBy,
    String proposedByName,
    Instant proposedAt) {

  /** What changes. */
  public enum Kind {
    MOVE,
    NEW_CODE
  }
}
