package org.caunoi.dossier;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of a unit, proposed or decided.
 *
 * @param specialist who receives what people of the unit work on
 * @param signer who receives what waits for a signature there
 * @param decidedAt null while it waits for a second administrator
 * @param moved how many dossiers went over so far
 */
public record Dissolution(
    UUID id,
    String unit,
    String successor,
    @Nullable UUID specialist,
    @Nullable UUID signer,
    String why,
    UUID proposedBy,
    String proposedByName,
    Instant proposedAt,
    @Nullable Instant decidedAt,
    int moved) {

  /** What is asked for. */
  public record Plan(
      String unit,
      String successor,
      @Nullable UUID specialist,
      @Nullable UUID signer,
      String why) {}
}
