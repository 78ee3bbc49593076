package org.caunoi.platform.web;

import java.util.Locale;

/** How a message or a state feels; drawn as a colour and always also as an icon. */
public enum Tone {
  NEUTRAL("circle"),
  INFO("info"),
  WAITING("hourglass"),
  SUCCESS("check-circle"),
  WARNING("alert"),
  DANGER("alert-circle");

  private final String icon;

  Tone(String icon) {
    this.icon = icon;
  }

  /** Symbol of {@code /icons.svg} that says the same without colour. */
  public String icon() {
    return icon;
  }

  /** Suffix of the style classes, such as {@code tag-success}. */
  public String style() {
    return name().toLowerCase(Locale.ROOT);
  }
}
