package org.caunoi.platform.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The problems of a form in the order of its fields; empty when it is shown for the first time. */
public record FieldErrors(List<FieldProblem> all) {

  private static final FieldErrors NONE = new FieldErrors(List.of());

  public FieldErrors {
    all = List.copyOf(all);
  }

  /** A form without problems. */
  public static FieldErrors none() {
    return NONE;
  }

  /** A form with one problem. */
  public static FieldErrors of(String field, String text) {
    return new FieldErrors(List.of(new FieldProblem(field, text)));
  }

  /** The same problems with the names of their fields. */
  public FieldErrors named(Map<String, String> labels) {
    return new FieldErrors(
        all.stream()
            .map(p -> new FieldProblem(p.field(), p.text(), labels.get(p.field())))
            .toList());
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** The text to show beside a field, or null when the field is fine. */
  public @Nullable String at(String field) {
    return all.stream()
        .filter(problem -> problem.field().equals(field))
        .map(FieldProblem::text)
        .findFirst()
        .orElse(null);
  }
}
