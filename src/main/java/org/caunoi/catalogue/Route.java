package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a dossier is handed in: our own intake, or the national portal under the citizen's own
 * account.
 */
public enum Route {
  DIRECT("direct"),
  NATIONAL_PORTAL("national-portal");

  private final String key;

  Route(String key) {
    this.key = key;
  }

  /** The word that stands for it in data files and in the API. */
  @JsonValue
  public String key() {
    return key;
  }
}
