package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kind of value a form field takes; {@link CheckForm} knows the rule of each. */
public enum FieldType {
  TEXT("text", 200),
  LONG_TEXT("longText", 2000),
  FULL_NAME("fullName", 100),
  PERSON_ID("personId", 20),
  DATE("date", 20),
  NUMBER("number", 20),
  MONEY("money", 30),
  PHONE("phone", 25),
  EMAIL("email", 254),
  WARD("ward", 5),
  ADDRESS("address", 300),
  CHOICE("choice", 100),
  YES_NO("yesNo", 5),
  YEAR("year", 4),
  DECLARATION("declaration", 5);

  private final String key;
  private final int maxLength;

  FieldType(String key, int maxLength) {
    this.key = key;
    this.maxLength = maxLength;
  }

  /** The word that stands for it in data files and in the API. */
  @JsonValue
  public String key() {
    return key;
  }

  /** The longest value in characters where the field itself sets no limit. */
  public int maxLength() {
    return maxLength;
  }
}
