package org.caunoi.assistance.web;

import java.util.List;
import org.caunoi.platform.web.SummaryRow;

/**
 * One page to take home: what this case needs, and how to go without help next time.
 *
 * @param answers the case, as questions and answers
 * @param papers each with its kind and why it is needed
 * @param facts fee, term, recipient and result
 * @param mistakes what often goes wrong with this procedure and these papers
 * @param steps to do it oneself, in order
 */
public record ChecklistView(
    String procedure,
    List<SummaryRow> answers,
    List<Paper> papers,
    List<SummaryRow> facts,
    List<String> mistakes,
    List<String> steps) {

  /** A paper to tick off. */
  public record Paper(String name, String about) {}
}
