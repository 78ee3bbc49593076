package org.caunoi.calendar;

import java.time.Instant;
import java.util.List;

/**
 * When a result is due and why.
 *
 * @param dueAt the last moment in time
 * @param provisional whether a year on the way has no official notice yet, so that the moment may
 *     move when the notice appears
 * @param steps how it was counted, in order, for people
 */
public record DueDate(Instant dueAt, boolean provisional, List<Step> steps) {

  public DueDate {
    steps = List.copyOf(steps);
  }
}
