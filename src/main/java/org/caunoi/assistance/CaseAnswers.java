package org.caunoi.assistance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.caunoi.catalogue.ReturnWay;
import org.jspecify.annotations.Nullable;

/** Answers to the case questions and the way home under the names they have on the page. */
final class CaseAnswers {

  static final String RETURN_BY = "returnBy";
  private static final String ANSWER = "answer.";

  private CaseAnswers() {}

  static Map<String, String> of(Session session) {
    return named(session.work().answers(), session.work().returnBy());
  }

  static Map<String, String> named(Map<String, String> answers, @Nullable ReturnWay returnBy) {
    Map<String, String> named = new LinkedHashMap<>();
    answers.forEach((key, answer) -> named.put(ANSWER + key, answer));
    if (returnBy != null) {
      named.put(RETURN_BY, returnBy.name());
    }
    return named;
  }

  static Map<String, String> answers(Map<String, String> named) {
    Map<String, String> answers = new LinkedHashMap<>();
    named.forEach(
        (name, answer) -> {
          if (name.startsWith(ANSWER)) {
            answers.put(name.substring(ANSWER.length()), answer);
          }
        });
    return answers;
  }
}
