package org.caunoi.quality.web;

import java.util.List;
import org.caunoi.platform.web.Choice;

/**
 * Indicators as people read them.
 *
 * @param authorities to choose from; none for people of one authority
 * @param href all dossiers of the period
 */
public record IndicatorView(
    String from,
    String to,
    String authority,
    List<Choice> authorities,
    String dossiers,
    String href,
    List<Line> lines,
    List<Mean> means) {

  /**
   * One indicator.
   *
   * @param href what the value counts
   * @param of what it is a part of; each way to all of it stands among the parts
   * @param points what it earns, empty where that is not known
   * @param how its formula in plain words
   */
  public record Line(
      String no,
      String name,
      String value,
      String href,
      String of,
      String ofHref,
      String points,
      String how,
      List<Part> parts) {}

  /** A number that opens what it counts. */
  public record Part(String label, String count, String href) {}

  /** How long a procedure took. */
  public record Mean(String procedure, String mean, String dossiers, String href) {}

  /**
   * What a number counts.
   *
   * @param place where it stands in the list
   * @param why what makes it belong there
   */
  public record Behind(
      String place,
      String href,
      String code,
      String name,
      String intake,
      String end,
      String limit,
      String why) {}
}
