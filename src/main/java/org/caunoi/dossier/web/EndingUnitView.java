package org.caunoi.dossier.web;

import java.util.List;
import java.util.UUID;
import org.caunoi.platform.web.Choice;
import org.jspecify.annotations.Nullable;

/**
 * A unit and what would go over from it.
 *
 * @param standing why nothing can be proposed now, null where it can
 * @param successor code of the one chosen, empty before
 */
public record EndingUnitView(
    String code,
    String name,
    int open,
    List<Line> lines,
    @Nullable String standing,
    String successor,
    String successorName,
    List<Choice> units,
    List<Choice> specialists,
    List<Choice> signers) {

  /** Dossiers alike. */
  public record Line(String state, String holder, int n) {}

  /** A unit in the list. */
  public record Unit(String code, String name, int open) {}

  /**
   * The end of a unit on its way.
   *
   * @param waiting whether a second administrator is to decide
   * @param own whether the reader proposed it
   * @param left what has still to go over
   */
  public record Ending(
      UUID id,
      String unit,
      String successor,
      String receivers,
      String why,
      String proposed,
      boolean waiting,
      boolean own,
      int moved,
      int left) {}
}
