package org.caunoi.assistance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a session in the citizen's own hands.
 *
 * @param fields keys of the fields handed over; empty for the whole form
 * @param at key of the question the citizen is at, null once all are answered
 * @param out whether it is still in the citizen's hands
 */
public record HandedForm(List<String> fields, @Nullable String at, boolean out) {

  public HandedForm {
    fields = List.copyOf(fields);
  }

  /** The questions of this form among the fields this case shows, in their order. */
  public List<String> questions(List<String> visibleFields) {
    return fields.isEmpty()
        ? visibleFields
        : visibleFields.stream().filter(fields::contains).toList();
  }
}
