package org.caunoi.assistance.web;

import java.util.List;
import org.caunoi.platform.web.Choice;

/**
 * The form in the citizen's own hands, as the clerk sees it.
 *
 * @param out whether the citizen holds it now
 * @param offered whether it can be handed over: a screen is paired and the case questions are
 *     answered
 * @param where at which question the citizen is, in words
 * @param done questions behind the citizen
 * @param of questions in all
 * @param fields fields that can be handed over singly
 * @param no number of the last save, kept by the page
 */
public record HandedView(
    boolean out, boolean offered, String where, int done, int of, List<Choice> fields, int no) {

  /** Changes whenever the clerk's page has something new to show. */
  public String mark() {
    return (out ? "out-" : offered ? "in-" : "alone-") + done + "-" + of + "-" + no;
  }
}
