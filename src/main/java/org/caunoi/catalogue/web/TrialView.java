package org.caunoi.catalogue.web;

import java.util.List;
import org.caunoi.platform.web.FieldView;
import org.caunoi.platform.web.SummaryRow;
import org.jspecify.annotations.Nullable;

/**
 * One case tried on a text that may not be public yet.
 *
 * @param draft whether the text is a draft
 * @param problems mistakes in the text, each with its line; nothing can be tried then
 * @param questions the case questions that apply
 * @param sections the form, dense, as this case shows it
 * @param facts fee, term, authority in words
 * @param papers each with its reason
 * @param outcome what became of the condition typed, null where none was
 */
public record TrialView(
    String code,
    String name,
    boolean draft,
    List<String> problems,
    String channel,
    List<FieldView> questions,
    List<Section> sections,
    List<SummaryRow> facts,
    List<String> papers,
    List<Placed> conditions,
    String condition,
    @Nullable Outcome outcome) {

  /** Fields under one heading. */
  public record Section(String title, List<FieldView> fields) {}

  /** A condition of the text and whether it holds in this case. */
  public record Placed(String place, String condition, boolean holds) {}

  /** Yes or no, or what is wrong. */
  public record Outcome(boolean holds, List<String> problems) {}

  public String href() {
    return "/catalogue/" + code;
  }
}
