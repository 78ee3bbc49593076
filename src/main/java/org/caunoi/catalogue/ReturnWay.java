package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

/** A way the result may come home. */
public enum ReturnWay {
  ELECTRONIC("electronic"),
  COUNTER("counter"),
  POST("post");

  private final String key;

  ReturnWay(String key) {
    this.key = key;
  }

  /** The word that stands for it in data files and in the API. */
  @JsonValue
  public String key() {
    return key;
  }
}
