package org.caunoi.catalogue;

import java.util.Locale;

/** One text in both languages of the house. */
public record LocalizedText(String vi, String en) {

  /** English for an English reader, Vietnamese for everybody else. */
  public String in(Locale locale) {
    return locale.getLanguage().equals("en") ? en : vi;
  }
}
