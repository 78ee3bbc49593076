package org.caunoi.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers to the case questions by key: text for a choice, {@link Boolean} for yes or no, a whole
 * number for a number. Unchecked until a checklist is made of them.
 */
public record Answers(Map<String, Object> values) {

  public Answers {
    values = Map.copyOf(values);
  }

  public static Answers none() {
    return new Answers(Map.of());
  }

  /**
   * Answers as a page sends them, all text. Keys without a question stay as they are, so that they
   * are refused by name; blank text is no answer.
   */
  public static Answers ofText(ProcedureVersion procedure, Map<String, String> texts) {
    Map<String, Object> values = new LinkedHashMap<>();
    texts.forEach(
        (key, text) -> {
          if (!text.isBlank()) {
            values.put(key, typed(procedure, key, text.strip()));
          }
        });
    return new Answers(values);
  }

  private static Object typed(ProcedureVersion procedure, String key, String text) {
    return procedure.questions().stream()
        .filter(question -> question.key().equals(key))
        .findFirst()
        .map(question -> question.read(text))
        .orElse(text);
  }
}
