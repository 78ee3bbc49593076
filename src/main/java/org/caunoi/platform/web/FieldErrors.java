package org.caunoi.platform.web;

import java.util.List;
import java.util.Map;
import org.caunoi.shared.Refused;
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

  /**
   * The first thing a refusal tells, beside one field; what is not there or not allowed is refused
   * as before.
   */
  public static FieldErrors told(Refused refused, String field, Texts t) {
    return switch (refused.kind()) {
      case NOT_FOUND, FORBIDDEN, UNAUTHENTICATED -> throw refused;
      case INVALID, CONFLICT, TOO_MANY, TOO_LARGE, STORE_FULL, UNAVAILABLE, GONE ->
          of(
              field,
              refused.errors().isEmpty()
                  ? t.get("error." + refused.code(), refused.args().toArray())
                  : t.get(
                      "error." + refused.errors().getFirst().code(),
                      refused.errors().getFirst().args().toArray()));
    };
  }

  /** The field a refusal names first, or the other where it names none. */
  public static String field(Refused refused, String otherwise) {
    return refused.errors().isEmpty()
        ? otherwise
        : refused.errors().getFirst().pointer().substring(1);
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
