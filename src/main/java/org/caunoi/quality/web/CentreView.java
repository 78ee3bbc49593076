package org.caunoi.quality.web;

import java.util.List;
import org.caunoi.platform.web.BarChart;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.Column;
import org.caunoi.platform.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * The Centre's page.
 *
 * @param worst what is worst and where most of it is, in sentences
 * @param late promises that have passed, by authority; null where there are none
 */
public record CentreView(
    String mark,
    String at,
    String headline,
    boolean calm,
    List<Sentence> worst,
    List<Panel> panels,
    @Nullable BarChart late,
    BarChart due) {

  /** Words with a number in them, and the list behind it. */
  public record Sentence(String text, String href) {}

  /**
   * One question and what answers it.
   *
   * @param href what the number is the sum of
   */
  public record Panel(
      String id,
      String icon,
      String question,
      String count,
      String href,
      boolean calm,
      List<Line> lines) {}

  /**
   * One thing that is wrong.
   *
   * @param since how long it has been so, in words
   */
  public record Line(
      String href, String count, String text, Tone tone, String since, List<Place> places) {}

  /** How many are at a place, with the address of their rows. */
  public record Place(String name, String count, String href) {}

  /**
   * What a number counts.
   *
   * @param what to do with it, in one sentence
   * @param first the first page, none where this is it
   * @param next the next one, none on the last
   */
  public record Rows(
      String title,
      String what,
      List<Column> columns,
      List<Row> rows,
      @Nullable String first,
      @Nullable String next) {}

  /**
   * @param href the first cell opens it, null where there is nothing to open
   * @param still a dossier that lies with somebody who is away, else null
   */
  public record Row(@Nullable String href, List<String> cells, @Nullable Still still) {

    Row(@Nullable String href, List<String> cells) {
      this(href, cells, null);
    }
  }

  /** To whom a dossier can go in one press. */
  public record Still(String code, int version, List<Choice> takers) {}
}
