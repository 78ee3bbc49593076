package org.caunoi.dossier.form;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of one form in one version, as data.
 *
 * @param version printed on every paper made by it
 * @param validTo last day it is used for new papers, or none
 * @param source where layout and words come from
 * @param confirmed whether somebody has compared it with the official appendix; otherwise every
 *     paper says that it has still to be
 * @param suffix end of the paper's number, such as {@code TNHS}
 * @param opening words above the facts
 * @param rows facts above the table, in order
 * @param columns of the table; none for forms without one
 * @param closing facts below the table
 * @param hash SHA-256 over words, style and layout
 */
public record FormTemplate(
    OfficialForm form,
    String version,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    String source,
    boolean confirmed,
    String name,
    String suffix,
    boolean landscape,
    @Nullable String opening,
    List<Part> rows,
    String tableTitle,
    List<Part> columns,
    List<Part> closing,
    List<String> notes,
    List<Signature> signatures,
    Letterhead letterhead,
    String hash) {

  /**
   * One value with its label.
   *
   * @param value name of what is shown
   */
  public record Part(String value, String label) {}

  /**
   * Who signs.
   *
   * @param officer whether the acting officer's name stands below; otherwise room is left
   */
  public record Signature(String title, String hint, boolean officer) {}

  /** What all forms of a city share. */
  public record Letterhead(
      String body, String state, String motto, String place, String none, String unconfirmed) {}

  boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }

  FormTemplate withHash(String computed) {
    return new FormTemplate(
        form,
        version,
        validFrom,
        validTo,
        source,
        confirmed,
        name,
        suffix,
        landscape,
        opening,
        rows,
        tableTitle,
        columns,
        closing,
        notes,
        signatures,
        letterhead,
        computed);
  }
}
