package org.caunoi.calendar.web;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.calendar.Announcement;
import org.springframework.util.MultiValueMap;

/** What the form of a year sends, row by row. */
final class NoticeForm {

  /** More rows than a year can have. */
  private static final int MOST = 60;

  private NoticeForm() {}

  static Announcement read(int year, MultiValueMap<String, String> sent) {
    List<Announcement.Off> daysOff = new ArrayList<>();
    List<Announcement.Swap> swaps = new ArrayList<>();
    for (int row = 0; row < MOST; row++) {
      daysOff.add(
          new Announcement.Off(
              text(sent, "first", row),
              text(sent, "last", row),
              text(sent, "occasion", row),
              text(sent, "sure", row).equals("true")));
      swaps.add(
          new Announcement.Swap(
              text(sent, "workDay", row),
              text(sent, "inPlaceOf", row),
              text(sent, "sureSwap", row).equals("true")));
    }
    return new Announcement(
        year,
        first(sent, "number"),
        first(sent, "source"),
        first(sent, "status").equals("provisional"),
        daysOff,
        swaps);
  }

  private static String text(MultiValueMap<String, String> sent, String name, int row) {
    return first(sent, name + "." + row);
  }

  private static String first(MultiValueMap<String, String> sent, String name) {
    String value = sent.getFirst(name);
    return value == null ? "" : value.strip();
  }
}
