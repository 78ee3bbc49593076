package org.caunoi.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * One line of a summary: question, answer and, where it may be changed, the page that changes it.
 */
public record SummaryRow(String label, String value, @Nullable String href) {

  public SummaryRow(String label, String value) {
    this(label, value, null);
  }
}
