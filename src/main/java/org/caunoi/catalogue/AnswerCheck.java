package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;

/** Goes through the questions in order: which apply, what was answered, what is wrong. */
record AnswerCheck(List<Question> questions, Map<String, Object> answers, List<FieldError> errors) {

  static AnswerCheck of(
      Conditions conditions, ProcedureVersion procedure, Answers given, SubmissionChannel channel) {
    List<Question> asked = new ArrayList<>();
    Map<String, Object> answers = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>(unknown(procedure, given));
    for (Question question : procedure.questions()) {
      if (!conditions.holds(question.when(), new Case(answers, channel, Map.of()))) {
        continue;
      }
      asked.add(question);
      Object answer = answerOrDefault(question, given.values().get(question.key()));
      FieldError error = check(question, answer);
      if (error != null) {
        errors.add(error);
      } else if (answer != null) {
        answers.put(question.key(), answer instanceof Integer small ? small.longValue() : answer);
      }
    }
    return new AnswerCheck(
        List.copyOf(asked), Collections.unmodifiableMap(answers), List.copyOf(errors));
  }

  private static List<FieldError> unknown(ProcedureVersion procedure, Answers given) {
    Set<String> known =
        procedure.questions().stream().map(Question::key).collect(Collectors.toSet());
    return given.values().keySet().stream()
        .filter(key -> !known.contains(key))
        .sorted()
        .limit(20)
        .map(key -> FieldError.of(pointer(key), "unknown-question"))
        .toList();
  }

  private static @Nullable Object answerOrDefault(Question question, @Nullable Object given) {
    if (given != null && !given.equals("")) {
      return given;
    }
    return question.defaultValue() == null ? null : question.read(question.defaultValue());
  }

  static @Nullable FieldError check(Question question, @Nullable Object answer) {
    String pointer = pointer(question.key());
    if (answer == null) {
      return FieldError.of(pointer, "required");
    }
    return switch (question.type()) {
      case CHOICE -> choice(question, answer, pointer);
      case YES_NO -> answer instanceof Boolean ? null : FieldError.of(pointer, "not-yes-or-no");
      case NUMBER -> number(question, answer, pointer);
    };
  }

  private static @Nullable FieldError choice(Question question, Object answer, String pointer) {
    if (!(answer instanceof String text)) {
      return FieldError.of(pointer, "not-a-choice");
    }
    boolean known = question.options().stream().anyMatch(choice -> choice.value().equals(text));
    return known ? null : FieldError.of(pointer, "unknown-option");
  }

  private static @Nullable FieldError number(Question question, Object answer, String pointer) {
    if (!(answer instanceof Integer || answer instanceof Long)) {
      return FieldError.of(pointer, "not-a-number");
    }
    long value = ((Number) answer).longValue();
    long min = question.min() == null ? 0 : question.min();
    long max = question.max() == null ? 1_000_000_000 : question.max();
    return value < min || value > max ? FieldError.of(pointer, "out-of-range", min, max) : null;
  }

  private static String pointer(String key) {
    return "/answers/" + JsonPointers.token(key);
  }
}
