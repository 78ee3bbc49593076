package org.caunoi.quality.web;

import java.util.List;

/**
 * Ratings as the Centre reads them.
 *
 * @param all the last line: all points together
 * @param clerks each clerk, with the point beside the name
 */
public record RatingsView(String from, String to, List<Line> lines, Line all, List<Line> clerks) {

  /**
   * @param money how many reports of money, empty where none
   * @param href the reports, for those who may read them
   */
  public record Line(
      String point,
      String answers,
      String ease,
      String satisfaction,
      String content,
      String money,
      String href) {}
}
