package org.caunoi.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form that is described by data, drawn by {@code ui/anyField.jte}.
 *
 * @param name name in the request, also the anchor of its error
 * @param value current answer, empty when there is none; a date reads dd/MM/yyyy
 * @param choices answers to pick for the kinds that have them, else empty
 * @param note short remark beside the label, such as "not required"
 * @param maxLength greatest number of characters accepted, or null
 */
public record FieldView(
    FieldKind kind,
    String name,
    String label,
    String value,
    @Nullable String hint,
    @Nullable String error,
    @Nullable String note,
    boolean required,
    @Nullable Integer maxLength,
    List<Choice> choices) {

  public FieldView {
    choices = List.copyOf(choices);
  }

  /** The same field drawn in another way. */
  public FieldView as(FieldKind other) {
    return new FieldView(
        other, name, label, value, hint, error, note, required, maxLength, choices);
  }
}
