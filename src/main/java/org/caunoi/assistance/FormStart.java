package org.caunoi.assistance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.Question;
import org.caunoi.catalogue.ReturnWay;
import org.jspecify.annotations.Nullable;

/** What a form holds before anybody types: what the card and the answers say, what was typed. */
final class FormStart {

  private FormStart() {}

  static Map<String, String> defaultAnswers(ProcedureVersion procedure) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (Question question : procedure.questions()) {
      if (question.defaultValue() != null) {
        answers.put(question.key(), question.defaultValue());
      }
    }
    return answers;
  }

  /** The first way offered; null where that is a file, which wants a phone nobody gave yet. */
  static @Nullable ReturnWay returnBy(ProcedureVersion procedure) {
    ReturnWay first = procedure.returnBy().getFirst();
    return first == ReturnWay.ELECTRONIC && procedure.returnBy().size() > 1 ? null : first;
  }

  /**
   * @param typed what was typed before into whichever form; fields of the same key keep it
   */
  static Map<String, String> values(
      ProcedureVersion procedure,
      Map<String, String> answers,
      Person person,
      Map<String, String> typed) {
    Map<String, String> known = new LinkedHashMap<>(person.known());
    answers.forEach((key, answer) -> known.put("answer." + key, answer));
    Map<String, String> values = new LinkedHashMap<>(procedure.form().prefill(known));
    procedure
        .form()
        .fields()
        .forEach(
            field -> {
              String before = typed.get(field.key());
              if (before != null && !before.isBlank() && !isAnswer(field.prefill())) {
                values.put(field.key(), before);
              }
            });
    return values;
  }

  static boolean isAnswer(@Nullable String prefill) {
    return prefill != null && prefill.startsWith("answer.");
  }
}
