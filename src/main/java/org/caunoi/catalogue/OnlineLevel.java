package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How much of a procedure can be done online. */
public enum OnlineLevel {
  FULL("full"),
  PARTIAL("partial"),
  IN_PERSON("in-person"),
  UNKNOWN("unknown");

  private final String key;

  OnlineLevel(String key) {
    this.key = key;
  }

  /** The word that stands for it in data files and in the API. */
  @JsonValue
  public String key() {
    return key;
  }
}
