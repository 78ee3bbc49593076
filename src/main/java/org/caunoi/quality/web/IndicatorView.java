package org.caunoi.quality.web;

import java.util.List;
import org.caunoi.platform.web.Choice;

/**
 * Indicators as people read them.
 *
 * @param authorities to choose from; none for people of one authority
 */
public record IndicatorView(
    String from,
    String to,
    String authority,
    List<Choice> authorities,
    String dossiers,
    List<Line> lines,
    List<Mean> means) {

  /**
   * One indicator.
   *
   * @param how its formula in plain words
   */
  public record Line(
      String no, String name, String value, String of, String how, List<Part> parts) {}

  /** A number that opens what it counts. */
  public record Part(String label, String count, String href) {}

  /** How long a procedure took. */
  public record Mean(String procedure, String mean, String dossiers, String href) {}

  /**
   * What a number counts.
   *
   * @param why what makes it belong there
   */
  public record Behind(
      String href, String code, String name, String intake, String end, String limit, String why) {}
}
