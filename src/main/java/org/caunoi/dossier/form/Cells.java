package org.caunoi.dossier.form;

import java.util.regex.Pattern;

/** Texts for spreadsheets: no cell can begin a formula, whatever a citizen wrote. */
final class Cells {

  /** Signs that begin a formula in any common program, also behind blanks and in full width. */
  private static final Pattern FORMULA =
      Pattern.compile(
          "^[\\s\\p{Z}\\p{C}]*[=+\\-@|%\uFF1D\uFF0B\uFF0D\uFF20].*|^[\\t\\r\\n].*", Pattern.DOTALL);

  /** What no sheet can hold. */
  private static final Pattern UNFIT =
      Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private Cells() {}

  /** The text itself, or behind an apostrophe where it would begin a formula. */
  static String safe(String text) {
    String fit = UNFIT.matcher(text).replaceAll("");
    return FORMULA.matcher(fit).matches() ? "'" + fit : fit;
  }
}
