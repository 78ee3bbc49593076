package org.caunoi.quality.web;

import java.util.List;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Tone;

/**
 * The lead's own point.
 *
 * @param ratings empty where fewer than five answered
 */
public record OwnPointView(
    String point, List<Day> days, List<SummaryRow> ratings, List<Person> people) {

  /** What one clerk did today. */
  public record Day(
      String clerk, int opened, int running, int filed, int notReady, int otherwise, String last) {}

  /** Somebody of the point and until when the badge holds. */
  public record Person(String name, String account, String roles, String badge, Tone tone) {}
}
