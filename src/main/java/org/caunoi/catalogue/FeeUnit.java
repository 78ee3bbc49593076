package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a fee is charged for. */
public enum FeeUnit {
  DOSSIER("dossier"),
  COPY("copy"),
  PAGE("page");

  private final String key;

  FeeUnit(String key) {
    this.key = key;
  }

  /** The word that stands for it in data files and in the API. */
  @JsonValue
  public String key() {
    return key;
  }
}
