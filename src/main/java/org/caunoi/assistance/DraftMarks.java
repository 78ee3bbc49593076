package org.caunoi.assistance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who of those at one form, clerks and the citizen, changed which field last, so that a page that
 * does not know yet takes nothing back. Immutable.
 *
 * @param no number of saves so far; a page names the last one it shows
 */
record DraftMarks(int no, Map<String, Mark> byField) {

  /** So many former values of a field are remembered. */
  private static final int MOST = 20;

  /** The last change of a field and what it held before, oldest first. */
  record Mark(int no, String by, List<Former> before) {

    /** What somebody's page may still show: the values since their own last change. */
    private boolean mayShow(String by, String value) {
      for (Former former : before.reversed()) {
        if (former.changedBy().equals(by)) {
          return false;
        }
        if (former.value().equals(value)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A value, and who replaced it. */
  record Former(String changedBy, String value) {}

  /** What may be stored of a save, and what clashes. */
  record Merge(Map<String, String> values, List<Clash> clashes) {}

  static DraftMarks none() {
    return new DraftMarks(0, Map.of());
  }

  /**
   * Sorts what was sent. A value that somebody else has changed meanwhile stays; it clashes only
   * where the sender wrote something of their own.
   *
   * @param seen number of the last save the sender's page shows, null where everything is known
   */
  Merge merge(
      String by, Map<String, String> stored, Map<String, String> sent, @Nullable Integer seen) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Clash> clashes = new ArrayList<>();
    sent.forEach(
        (key, value) -> {
          Mark mark = byField.get(key);
          String now = stored.getOrDefault(key, "");
          boolean known = seen == null || mark == null || mark.by().equals(by) || mark.no() <= seen;
          if (known || value.equals(now)) {
            values.put(key, value);
          } else if (mark != null && !mark.mayShow(by, value)) {
            clashes.add(new Clash(key, value, now));
          }
        });
    return new Merge(values, List.copyOf(clashes));
  }

  /** The marks after one more save. */
  DraftMarks changed(String by, Map<String, String> before, List<String> fields) {
    if (fields.isEmpty()) {
      return this;
    }
    Map<String, Mark> marks = new LinkedHashMap<>(byField);
    for (String key : fields) {
      Mark last = marks.get(key);
      List<Former> values = new ArrayList<>(last == null ? List.of() : last.before());
      values.add(new Former(by, before.getOrDefault(key, "")));
      marks.put(
          key,
          new Mark(
              no + 1,
              by,
              List.copyOf(values.subList(Math.max(0, values.size() - MOST), values.size()))));
    }
    return new DraftMarks(no + 1, marks);
  }
}
