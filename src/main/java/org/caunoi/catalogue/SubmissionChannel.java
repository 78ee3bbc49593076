package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

/** The way a dossier reaches the authority; fees differ by it. */
public enum SubmissionChannel {
  ONLINE("online"),
  COUNTER("counter"),
  POST("post");

  private final String key;

  SubmissionChannel(String key) {
    this.key = key;
  }

  /** The word that stands for it in data files and in the API. */
  @JsonValue
  public String key() {
    return key;
  }
}
