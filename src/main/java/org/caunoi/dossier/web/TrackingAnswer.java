package org.caunoi.dossier.web;

import java.time.Instant;
import java.util.List;
import org.caunoi.dossier.ActKind;
import org.jspecify.annotations.Nullable;

/**
 * A dossier for a program that asks with the citizen's digits.
 *
 * @param state national code, 1 to 10
 * @param holder office that has it now, in words
 * @param papers where the papers handed in are, a line for each envelope; empty where there are
 *     none
 * @param dueAt promised moment; null until it is accepted, while the clock stands still, and in the
 *     end
 */
record TrackingAnswer(
    String code,
    int state,
    String stateName,
    String holder,
    String papers,
    @Nullable Instant dueAt,
    boolean provisional,
    List<Line> timeline) {

  /** One act. */
  record Line(Instant at, ActKind kind, String text) {}
}
