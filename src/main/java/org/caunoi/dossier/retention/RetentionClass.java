package org.caunoi.dossier.retention;

import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;

/**
 * How long files of a kind are kept after their dossier has ended.
 *
 * @param confirmed only then anything is removed
 */
public record RetentionClass(
    FileKind kind, String vi, String en, Period keep, String source, boolean confirmed) {

  /** The name in the language. */
  public String name(Locale language) {
    return language.getLanguage().equals("en") ? en : vi;
  }

  /** The last day of an end whose time has run out on a day. */
  LocalDate before(LocalDate today) {
    return today.minus(keep);
  }
}
