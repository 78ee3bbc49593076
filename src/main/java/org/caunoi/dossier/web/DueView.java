package org.caunoi.dossier.web;

import java.util.List;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * Dossiers that will be late, or are.
 *
 * @param more how many more there are than lines
 * @param mayConfirm whether the person may send apologies
 * @param open the dossier whose form was refused
 */
public record DueView(
    List<Line> lines,
    int more,
    List<Choice> reasons,
    boolean mayConfirm,
    @Nullable String open,
    FieldErrors errors) {

  /**
   * A dossier.
   *
   * @param signals what the clocks said, in words
   * @param takers who could take it over; empty where it does not lie still
   */
  public record Line(
      String code,
      String procedure,
      String due,
      String moment,
      boolean late,
      String holder,
      List<String> signals,
      int version,
      List<Choice> takers,
      @Nullable Apology apology) {}

  /**
   * What a lead can confirm.
   *
   * @param sentence as the citizen will read it
   * @param by who put it right, or that the house prepared it
   */
  public record Apology(
      String sentence, String reason, String words, String day, int edition, String by) {}
}
