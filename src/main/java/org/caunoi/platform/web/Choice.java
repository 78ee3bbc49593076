package org.caunoi.platform.web;

import org.jspecify.annotations.Nullable;

/** One answer to pick: the value sent, the words shown and, where useful, a line of explanation. */
public record Choice(String value, String label, @Nullable String hint) {

  public Choice(String value, String label) {
    this(value, label, null);
  }
}
