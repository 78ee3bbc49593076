package org.caunoi.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a notices file cut into its entries, one for each year, and put together again; what
 * stands before the first entry stays.
 */
record NoticesFile(String head, List<Entry> entries) {

  private static final Pattern YEAR = Pattern.compile("\\byear:\\s*\"?(\\d{4})\\b");

  /**
   * One entry.
   *
   * @param year 0 where it names none
   * @param line where it begins, from 1
   */
  record Entry(int year, String text, int line) {}

  static NoticesFile of(String text) {
    StringBuilder head = new StringBuilder();
    List<Entry> entries = new ArrayList<>();
    StringBuilder entry = new StringBuilder();
    int begin = 0;
    int number = 0;
    for (String line : text.replace("\r\n", "\n").lines().toList()) {
      number++;
      if (line.startsWith("-")) {
        finish(entry, begin, entries);
        begin = number;
      }
      (begin == 0 ? head : entry).append(line).append('\n');
    }
    finish(entry, begin, entries);
    return new NoticesFile(head.toString(), List.copyOf(entries));
  }

  private static void finish(StringBuilder entry, int begin, List<Entry> entries) {
    if (begin > 0) {
      Matcher year = YEAR.matcher(entry);
      entries.add(
          new Entry(year.find() ? Integer.parseInt(year.group(1)) : 0, entry.toString(), begin));
      entry.setLength(0);
    }
  }

  /** The file with these entries in place of those of the same years, in the order of years. */
  NoticesFile with(Map<Integer, String> others) {
    Map<Integer, String> all = new TreeMap<>(byYear());
    all.putAll(others);
    return new NoticesFile(
        head, all.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue(), 0)).toList());
  }

  /** The file without a year, and this entry at its end, where a mistake counts as the entry's. */
  NoticesFile withLast(int year, String text) {
    List<Entry> kept = new ArrayList<>(entries);
    kept.removeIf(entry -> entry.year() == year);
    kept.add(new Entry(year, text, 0));
    return new NoticesFile(head, List.copyOf(kept));
  }

  Map<Integer, String> byYear() {
    Map<Integer, String> byYear = new TreeMap<>();
    entries.forEach(entry -> byYear.put(entry.year(), entry.text()));
    return byYear;
  }

  String text() {
    return head + entries.stream().map(Entry::text).collect(Collectors.joining());
  }
}
