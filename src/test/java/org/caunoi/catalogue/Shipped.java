package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The shipped procedures, and ways to go through their cases. */
final class Shipped {

  static final Map<String, String> CARD =
      Map.of(
          "card.fullName", "Nguyễn Thử Nghiệm",
          "card.personId", "001199000001",
          "card.birthDate", "1999-03-02",
          "card.sex", "male",
          "card.address", "Số 1 phố Thử",
          "card.issueDate", "2021-05-06",
          "session.phone", "0900000001",
          "session.commune", "00070");

  private static final List<ProcedureVersion> PROCEDURES =
      List.copyOf(new ReferenceReader(ReferenceFiles.load("classpath:")).procedures());

  private Shipped() {}

  static List<ProcedureVersion> procedures() {
    return PROCEDURES;
  }

  static ProcedureVersion procedure(String code) {
    return procedures().stream().filter(p -> p.code().equals(code)).findFirst().orElseThrow();
  }

  static Set<String> conditions(ProcedureVersion procedure) {
    return new TreeSet<>(
        Stream.of(
                procedure.questions().stream().map(Question::when),
                procedure.terms().stream().map(TermRule::when),
                procedure.fees().stream().map(FeeRule::when),
                procedure.components().stream().map(DossierComponent::when),
                procedure.form().fields().stream().map(FormField::when))
            .flatMap(each -> each)
            .filter(Objects::nonNull)
            .toList());
  }

  /** What the condition says over all combinations of answers and channels. */
  static Set<Boolean> outcomes(ProcedureVersion procedure, String condition) {
    Conditions conditions = new Conditions();
    Set<Boolean> outcomes = new TreeSet<>();
    for (Map<String, Object> answers : combinations(procedure.questions())) {
      for (SubmissionChannel channel : SubmissionChannel.values()) {
        for (Map<String, String> form : forms(procedure, condition)) {
          outcomes.add(
              conditions.holds(
                  condition,
                  new Case(
                      AnswerCheck.of(conditions, procedure, new Answers(answers), channel)
                          .answers(),
                      channel,
                      form)));
          if (outcomes.size() == 2) {
            return outcomes;
          }
        }
      }
    }
    return outcomes;
  }

  private static List<Map<String, Object>> combinations(List<Question> questions) {
    List<Map<String, Object>> all = List.of(Map.of());
    for (Question question : questions) {
      List<Map<String, Object>> more = new ArrayList<>();
      for (Map<String, Object> known : all) {
        for (Object answer : answers(question)) {
          Map<String, Object> next = new HashMap<>(known);
          next.put(question.key(), answer);
          more.add(next);
        }
      }
      all = more;
    }
    return all;
  }

  private static List<Object> answers(Question question) {
    return switch (question.type()) {
      case CHOICE -> question.options().stream().map(choice -> (Object) choice.value()).toList();
      case YES_NO -> List.of(true, false);
      case NUMBER -> {
        long min = Objects.requireNonNullElse(question.min(), 0L);
        long max = Math.min(min + 60, Objects.requireNonNullElse(question.max(), 60L));
        yield Stream.iterate(min, n -> n <= max, n -> n + 1).map(n -> (Object) n).toList();
      }
    };
  }

  private static List<Map<String, String>> forms(ProcedureVersion procedure, String condition) {
    Map<String, String> empty = new HashMap<>();
    procedure.form().fields().forEach(field -> empty.put(field.key(), ""));
    List<Map<String, String>> forms = new ArrayList<>(List.of(empty));
    for (FormField field : procedure.form().fields()) {
      if (condition.contains("form." + field.key())) {
        Stream.concat(field.options().stream().map(Choice::value), Stream.of("true", "false", "1"))
            .forEach(
                value -> {
                  Map<String, String> form = new HashMap<>(empty);
                  form.put(field.key(), value);
                  forms.add(form);
                });
      }
    }
    return forms;
  }
}
