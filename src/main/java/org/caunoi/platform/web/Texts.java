package org.caunoi.platform.web;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The translated words of a page, in one language; Vietnamese unless English was asked for. */
public final class Texts {

  private final MessageSource source;
  private final Locale locale;

  public Texts(MessageSource source, Locale locale) {
    this.source = source;
    this.locale = Languages.offered(locale);
  }

  /**
   * The text of a key with its placeholders filled. An unknown key is answered with the key itself,
   * so that a missing word never takes a page away; a test finds it before a citizen does.
   */
  public String get(String key, Object... args) {
    String text = source.getMessage(key, args, null, locale);
    return text == null ? key : text;
  }

  /** Whether both the key and a text in this language exist. */
  public boolean has(String key) {
    return source.getMessage(key, null, null, locale) != null;
  }

  /** Language tag for the {@code lang} attribute: {@code vi} or {@code en}. */
  public String lang() {
    return locale.getLanguage();
  }

  public Locale locale() {
    return locale;
  }
}
