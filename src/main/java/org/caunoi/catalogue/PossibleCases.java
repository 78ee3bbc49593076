package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks whether any case at all makes a condition hold. */
final class PossibleCases {

  private static final Pattern NUMBERS = Pattern.compile("\\b\\d{1,9}\\b");
  private static final Pattern TEXTS = Pattern.compile("'([^']*)'");

  private final Conditions conditions;
  private final String condition;
  private final List<Question> questions = new ArrayList<>();
  private final List<FormField> fields = new ArrayList<>();

  /** Keeps only what the condition depends on, directly or through what hides it. */
  PossibleCases(
      Conditions conditions,
      String condition,
      Collection<Question> earlierQuestions,
      Collection<FormField> earlierFields) {
    this.conditions = conditions;
    this.condition = condition;
    StringBuilder spoken = new StringBuilder(condition);
    for (FormField field : List.copyOf(earlierFields).reversed()) {
      if (names(spoken, "form", field.key())) {
        fields.addFirst(field);
        spoken.append(' ').append(field.when());
      }
    }
    for (Question question : List.copyOf(earlierQuestions).reversed()) {
      if (names(spoken, "answers", question.key())) {
        questions.addFirst(question);
        spoken.append(' ').append(question.when());
      }
    }
  }

  boolean canHold() {
    return Arrays.stream(SubmissionChannel.values())
        .anyMatch(channel -> answered(0, new Case(new HashMap<>(), channel, new HashMap<>())));
  }

  private boolean answered(int next, Case known) {
    if (next == questions.size()) {
      return filled(0, known);
    }
    Question question = questions.get(next);
    if (!conditions.holds(question.when(), known)) {
      return answered(next + 1, known);
    }
    for (Object answer : answers(question)) {
      if (answered(next + 1, with(known, question.key(), answer, null))) {
        return true;
      }
    }
    return false;
  }

  private boolean filled(int next, Case known) {
    if (next == fields.size()) {
      return conditions.holds(condition, known);
    }
    FormField field = fields.get(next);
    Collection<String> values = conditions.holds(field.when(), known) ? values(field) : List.of("");
    return values.stream()
        .anyMatch(value -> filled(next + 1, with(known, field.key(), null, value)));
  }

  private Collection<Object> answers(Question question) {
    return switch (question.type()) {
      case CHOICE -> question.options().stream().<Object>map(Choice::value).toList();
      case YES_NO -> List.of(true, false);
      case NUMBER -> {
        long min = Objects.requireNonNullElse(question.min(), 0L);
        long max = Objects.requireNonNullElse(question.max(), 1_000_000_000L);
        Stream<Long> near =
            NUMBERS
                .matcher(condition)
                .results()
                .flatMap(
                    found -> {
                      long number = Long.parseLong(found.group());
                      return Stream.of(number - 1, number, number + 1);
                    });
        yield Stream.concat(Stream.of(min, max), near)
            .filter(number -> number >= min && number <= max)
            .<Object>map(number -> number)
            .toList();
      }
    };
  }

  private Collection<String> values(FormField field) {
    Set<String> values = new LinkedHashSet<>(List.of(""));
    switch (field.type()) {
      case CHOICE -> field.options().forEach(option -> values.add(option.value()));
      case YES_NO, DECLARATION -> values.addAll(List.of("true", "false"));
      default -> {
        values.add("x");
        TEXTS.matcher(condition).results().forEach(found -> values.add(found.group(1)));
      }
    }
    return values;
  }

  private static Case with(
      Case known, String key, @Nullable Object answer, @Nullable String value) {
    Map<String, Object> answers = new HashMap<>(known.answers());
    Map<String, String> form = new HashMap<>(known.form());
    if (answer != null) {
      answers.put(key, answer);
    }
    if (value != null) {
      form.put(key, value);
    }
    return new Case(answers, known.channel(), form);
  }

  private static boolean names(CharSequence spoken, String map, String key) {
    return Pattern.compile("\\b" + map + "\\." + Pattern.quote(key) + "\\b").matcher(spoken).find();
  }
}
