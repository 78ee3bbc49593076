package org.caunoi.assistance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who of clerk and citizen changed which field last while the form is in both their hands, so that
 * a page that does not know yet takes nothing back. Immutable.
 */
record DraftMarks(Map<String, Mark> byField) {

  /** So many former values of a field are remembered. */
  private static final int MOST = 20;

  /**
   * The last change of a field.
   *
   * @param no number of the save
   * @param by role that changed it
   * @param before what the other one may still see: the values since their own last change
   */
  record Mark(int no, String by, List<String> before) {}

  /** What may be stored of a save, and what clashes. */
  record Merge(Map<String, String> values, List<Clash> clashes) {}

  static DraftMarks none() {
    return new DraftMarks(Map.of());
  }

  /**
   * Sorts what was sent. A value that the other one has changed meanwhile stays; it clashes only
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
          } else if (mark != null && !mark.before().contains(value)) {
            clashes.add(new Clash(key, value, now));
          }
        });
    return new Merge(values, List.copyOf(clashes));
  }

  /** The marks after a save with this number. */
  DraftMarks changed(String by, int no, Map<String, String> before, List<String> fields) {
    Map<String, Mark> marks = new LinkedHashMap<>(byField);
    for (String key : fields) {
      Mark last = marks.get(key);
      List<String> values = new ArrayList<>();
      if (last != null && last.by().equals(by)) {
        values.addAll(last.before());
      }
      values.add(before.getOrDefault(key, ""));
      marks.put(
          key,
          new Mark(
              no,
              by,
              List.copyOf(values.subList(Math.max(0, values.size() - MOST), values.size()))));
    }
    return new DraftMarks(marks);
  }
}
