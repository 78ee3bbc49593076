package org.caunoi.post;

import java.time.Instant;
import java.util.UUID;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said about a shipment and is to be noted.
 *
 * @param text the carrier's words; sealed
 * @param mapping which version of which data file gave it its meaning, or {@code house}
 */
record NewReport(
    UUID id,
    Instant at,
    @Nullable String code,
    @Nullable String text,
    @Nullable Step step,
    Weight weight,
    String mapping) {

  static final String HOUSE = "house";

  /** That one of our people could not deliver, and why. */
  static NewReport vain(UUID id, Instant at, NoteAttempt.Reason reason) {
    return new NewReport(id, at, reason.name(), null, Step.ATTEMPT_FAILED, Weight.USUAL, HOUSE);
  }

  /** What the house itself says. */
  static NewReport ours(UUID id, Instant at, Step step, Weight weight) {
    return new NewReport(id, at, null, null, step, weight, HOUSE);
  }
}
