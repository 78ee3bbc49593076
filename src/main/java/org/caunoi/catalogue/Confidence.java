package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a value was seen in a public source or still needs a word from the authority. */
public enum Confidence {
  SEEN("seen"),
  NEEDS_CONFIRMATION("needs-confirmation");

  private final String key;

  Confidence(String key) {
    this.key = key;
  }

  /** The word that stands for it in data files and in the API. */
  @JsonValue
  public String key() {
    return key;
  }
}
