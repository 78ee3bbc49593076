package org.caunoi.assistance;

import java.util.List;
import java.util.Map;

/** What was typed into the form of a session, and who changed which field last. Immutable. */
record Draft(Map<String, String> values, DraftMarks marks) {

  static final Draft NONE = new Draft(Map.of(), DraftMarks.none());

  /** The draft after one save; a form that only begins shows nobody anything yet. */
  Draft saved(String by, Map<String, String> after) {
    return new Draft(
        after, values.isEmpty() ? marks : marks.changed(by, values, changed(values, after)));
  }

  /** The same with what else the page of the case holds: answers to its questions. */
  Draft marked(String by, Map<String, String> before, Map<String, String> after) {
    return new Draft(values, marks.changed(by, before, changed(before, after)));
  }

  /** Keys whose value is another one afterwards. */
  static List<String> changed(Map<String, String> before, Map<String, String> after) {
    return after.entrySet().stream()
        .filter(field -> !field.getValue().equals(before.get(field.getKey())))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
