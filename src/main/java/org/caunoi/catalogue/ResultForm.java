package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the result is made of. */
public enum ResultForm {
  ELECTRONIC("electronic"),
  PAPER("paper"),
  BOTH("both");

  private final String key;

  ResultForm(String key) {
    this.key = key;
  }

  /** The word that stands for it in data files and in the API. */
  @JsonValue
  public String key() {
    return key;
  }
}
