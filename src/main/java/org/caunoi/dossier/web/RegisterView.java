package org.caunoi.dossier.web;

import java.util.List;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * The register as a page.
 *
 * @param from first day, as people write it
 * @param authorities to choose from; none for people of one authority
 * @param query the filter as part of an address
 * @param books closed registers
 * @param mayClose whether this person can close one
 */
public record RegisterView(
    String from,
    String to,
    String authority,
    String procedure,
    String state,
    boolean late,
    List<Choice> authorities,
    List<Choice> procedures,
    List<Choice> states,
    List<Line> lines,
    String query,
    @Nullable String next,
    @Nullable String first,
    List<Book> books,
    boolean mayClose,
    boolean mayOpen) {

  /**
   * One dossier; the name is masked.
   *
   * @param from which dissolved unit it came from, or empty
   */
  public record Line(
      String href,
      String code,
      String procedure,
      String applicant,
      String received,
      String appointment,
      String finished,
      String returned,
      String state,
      Tone tone,
      String from,
      boolean late) {}

  /** A closed register. */
  public record Book(String href, String number, String when, String by) {}
}
