package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.springframework.stereotype.Component;

/** Checks a filled form against its definition. Pure computation. */
@Component
public final class CheckForm {

  private final Conditions conditions;

  CheckForm(Conditions conditions) {
    this.conditions = conditions;
  }

  /**
   * Which fields this case shows, their values in normal form, and what is wrong with them. An
   * untouched field takes its default; values of hidden fields are dropped.
   *
   * @param values typed text by field key; an unknown key is an error {@code unknown-field}
   * @throws Refused if the answers themselves are wrong, as in {@link PrepareChecklist}
   */
  public FormCheck check(
      ProcedureVersion procedure,
      Answers answers,
      Map<String, String> values,
      SubmissionChannel channel) {
    AnswerCheck answered = AnswerCheck.of(conditions, procedure, answers, channel);
    if (!answered.errors().isEmpty()) {
      throw Refused.fields(answered.errors());
    }
    return check(procedure, answered.answers(), values, channel);
  }

  /** The same for a case whose checklist was prepared: its answers are right. */
  public FormCheck check(
      ProcedureVersion procedure, Checklist checklist, Map<String, String> values) {
    return check(procedure, checklist.answers(), values, checklist.channel());
  }

  private FormCheck check(
      ProcedureVersion procedure,
      Map<String, Object> answers,
      Map<String, String> values,
      SubmissionChannel channel) {
    List<FormField> fields = procedure.form().fields();
    Map<String, String> seen = new HashMap<>();
    fields.forEach(field -> seen.put(field.key(), ""));
    List<String> visible = new ArrayList<>();
    Map<String, String> normal = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>(unknown(seen.keySet(), values));
    for (FormField field : fields) {
      if (!conditions.holds(field.when(), new Case(answers, channel, seen))) {
        continue;
      }
      visible.add(field.key());
      String typed = values.getOrDefault(field.key(), defaultOf(field));
      FieldValue value = FieldRules.check(field, typed);
      seen.put(field.key(), value.text());
      if (!value.text().isEmpty()) {
        normal.put(field.key(), value.text());
      }
      if (value.error() != null) {
        errors.add(
            new FieldError("/form/" + field.key(), value.error().code(), value.error().args()));
      }
    }
    return new FormCheck(
        List.copyOf(visible), Collections.unmodifiableMap(normal), List.copyOf(errors));
  }

  private static String defaultOf(FormField field) {
    return field.defaultValue() == null ? "" : field.defaultValue();
  }

  private static List<FieldError> unknown(Set<String> known, Map<String, String> values) {
    return values.keySet().stream()
        .filter(key -> !known.contains(key))
        .sorted()
        .limit(20)
        .map(key -> FieldError.of("/form/" + JsonPointers.token(key), "unknown-field"))
        .collect(Collectors.toList());
  }
}
