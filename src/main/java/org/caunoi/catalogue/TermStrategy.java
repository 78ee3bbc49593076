package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a term is counted. */
public enum TermStrategy {
  SAME_DAY_CUTOFF("same-day-cutoff"),
  WORKING_DAYS("working-days"),
  WORKING_HOURS("working-hours"),
  CALENDAR_DAYS("calendar-days"),
  MONTHS("months");

  private final String key;

  TermStrategy(String key) {
    this.key = key;
  }

  /** The word that stands for it in data files and in the API. */
  @JsonValue
  public String key() {
    return key;
  }
}
