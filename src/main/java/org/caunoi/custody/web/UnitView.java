package org.caunoi.custody.web;

import java.util.List;
import java.util.Set;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.TimelineEntry;
import org.caunoi.platform.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * An envelope or a bag as the person who looks at it sees it.
 *
 * @param labelled whether its label is of use still
 * @param acts names of what this person may do now
 * @param content what is in the bag
 * @param expected how many the manifest names; 0 before it is closed
 * @param papers the list of an envelope; empty for people who only carry it
 * @param papersHref the dossier's papers, null for people who may not read dossiers
 * @param slipHref the printed list
 * @param signatures where what the citizen signed can be seen, on the list and on receipt
 * @param asked moment asked about, as typed
 * @param lost the case of papers that are declared lost, for whoever decides it
 * @param grounds on which the papers may be destroyed
 * @param answer who held it then, null where nothing was asked
 */
public record UnitView(
    String number,
    String spoken,
    boolean bag,
    boolean labelled,
    String state,
    Tone tone,
    @Nullable String warning,
    List<SummaryRow> rows,
    Set<String> acts,
    List<Line> content,
    int expected,
    List<String> papers,
    @Nullable String papersHref,
    @Nullable String slipHref,
    List<TimelineEntry> holders,
    String asked,
    @Nullable String answer,
    @Nullable Lost lost,
    List<String> grounds,
    List<String> signatures) {

  public String path() {
    return "/custody/units/" + number;
  }

  public boolean may(String act) {
    return acts.contains(act);
  }

  /**
   * The case of lost papers.
   *
   * @param way chosen, empty while nobody has
   * @param most what may be paid at most, in words
   * @param unconfirmed a sentence where nobody has seen the text of the rule, else null
   */
  public record Lost(String way, String most, @Nullable String unconfirmed) {}

  /** A unit in a list. */
  public record Line(String number, String spoken, String state, Tone tone, String where) {

    public String href() {
      return "/custody/units/" + number;
    }
  }
}
