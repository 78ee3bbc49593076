package org.caunoi.platform.web;

import java.util.Locale;

/** How far a step of a task list is. */
public enum StepState {
  DONE("check"),
  CURRENT("arrow-right"),
  AHEAD("circle"),
  BLOCKED("lock"),
  PROBLEM("alert");

  private final String icon;

  StepState(String icon) {
    this.icon = icon;
  }

  public String icon() {
    return icon;
  }

  /** Suffix of the style class and of the text key {@code ui.step.*}. */
  public String style() {
    return name().toLowerCase(Locale.ROOT);
  }
}
