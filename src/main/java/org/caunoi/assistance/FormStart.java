package org.caunoi.assistance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.caunoi.catalogue.FormField;
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

  /**
   * What the form holds once the card was read again: of the card what it says now, and of somebody
   * else's card nothing that it does not say; all else as it was typed.
   */
  static Map<String, String> withCard(
      ProcedureVersion procedure, Map<String, String> typed, Person former, Person person) {
    Map<String, String> values = new LinkedHashMap<>(typed);
    Map<String, String> known = person.known();
    boolean another = !person.number().equals(former.number());
    for (FormField field : procedure.form().fields()) {
      String value = field.prefill() == null ? null : known.get(field.prefill());
      if (value != null) {
        values.put(field.key(), value);
      } else if (another && Person.mayTell(field.prefill())) {
        values.put(field.key(), "");
      }
    }
    return values;
  }

  static boolean isAnswer(@Nullable String prefill) {
    return prefill != null && prefill.startsWith("answer.");
  }
}
