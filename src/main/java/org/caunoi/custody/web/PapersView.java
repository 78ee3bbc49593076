package org.caunoi.custody.web;

import java.util.List;
import java.util.Map;
import org.caunoi.custody.ListState;
import org.caunoi.platform.web.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * The papers of a dossier.
 *
 * @param rows what a new set is counted against; empty for people who may not take papers in
 * @param homeward whether a new set goes to the citizen
 * @param hasScreen whether the citizen has a screen of their own to sign on
 * @param onScreen how the list on that screen stands, null where none is to be waited for
 * @param mark changes whenever what is to be done must be drawn afresh
 */
public record PapersView(
    String code,
    List<Set> sets,
    List<Row> rows,
    boolean homeward,
    boolean hasScreen,
    @Nullable ListState onScreen,
    String mark,
    Map<String, String> typed,
    FieldErrors errors) {

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  public boolean waits() {
    return onScreen != null && onScreen.waits();
  }

  /** An envelope and who has it. */
  public record Set(
      String number,
      String spoken,
      String direction,
      String holder,
      String takenAt,
      List<String> lines,
      String slipHref) {

    public String href() {
      return "/custody/units/" + number;
    }
  }

  /** A published paper and what was typed about it. */
  public record Row(
      String component, String name, boolean required, String kind, String copies, String pages) {}
}
