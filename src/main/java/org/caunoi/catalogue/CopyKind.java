package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

/** In which kind a paper is handed in. */
public enum CopyKind {
  ORIGINAL("original"),
  CERTIFIED_COPY("certified-copy"),
  PHOTOCOPY("photocopy"),
  ELECTRONIC("electronic");

  private final String key;

  CopyKind(String key) {
    this.key = key;
  }

  /** The word that stands for it in data files and in the API. */
  @JsonValue
  public String key() {
    return key;
  }
}
