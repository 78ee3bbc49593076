package org.caunoi.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field, in the words shown both above the form and beside the field.
 *
 * @param label name of the field, shown above the form where the words alone do not tell which
 */
public record FieldProblem(String field, String text, @Nullable String label) {

  public FieldProblem(String field, String text) {
    this(field, text, null);
  }

  /** The words above the form. */
  public String summary() {
    return label == null ? text : label + ": " + text;
  }
}
