package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kind of answer a case question takes. */
public enum QuestionType {
  CHOICE("choice"),
  YES_NO("yes-no"),
  NUMBER("number");

  private final String key;

  QuestionType(String key) {
    this.key = key;
  }

  /** The word that stands for it in data files and in the API. */
  @JsonValue
  public String key() {
    return key;
  }
}
