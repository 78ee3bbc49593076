package org.caunoi.calendar.web;

import java.time.Instant;
import java.util.List;

/**
 * A due date as other systems read it.
 *
 * @param dueAt last moment in time, UTC
 * @param provisional whether a later official notice may still move it
 * @param steps how it was counted
 */
record DueDateAnswer(Instant dueAt, boolean provisional, List<StepText> steps) {

  /**
   * One sentence of the explanation.
   *
   * @param code stable name of the step
   * @param args dates and numbers, wall clock of Vietnam
   * @param text the sentence in the language asked for
   */
  record StepText(String code, List<String> args, String text) {}
}
