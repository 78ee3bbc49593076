package org.caunoi.catalogue.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.Question;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldKind;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.FieldView;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;

/** The case questions of a procedure as the fields of a form that asks by plain links. */
record CaseQuestions(
    ProcedureVersion procedure, Map<String, String> given, FieldErrors errors, Texts t) {

  private static final String PREFIX = "a-";
  private static final String POINTER = "/answers/";

  /** The answers among the parameters of a request, for questions this procedure has. */
  static Map<String, String> among(ProcedureVersion procedure, Map<String, String> parameters) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Question question : procedure.questions()) {
      String answer = parameters.get(PREFIX + question.key());
      if (answer != null && !answer.isBlank()) {
        given.put(question.key(), answer);
      }
    }
    return given;
  }

  static String query(Map<String, String> given) {
    return given.entrySet().stream()
        .map(
            answer ->
                PREFIX
                    + answer.getKey()
                    + "="
                    + URLEncoder.encode(answer.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  static FieldErrors problems(Refused refused, Texts t) {
    return new FieldErrors(
        refused.errors().stream()
            .filter(error -> error.pointer().startsWith(POINTER))
            .map(
                error ->
                    new FieldProblem(
                        PREFIX + error.pointer().substring(POINTER.length()),
                        t.get("error." + error.code(), error.args().toArray())))
            .toList());
  }

  /** The questions that apply; while that is open, those asked of everybody or still missing. */
  List<FieldView> fields(Optional<Checklist> known) {
    List<Question> asked =
        known
            .map(Checklist::questions)
            .orElseGet(
                () ->
                    procedure.questions().stream()
                        .filter(q -> q.when() == null || errors.at(PREFIX + q.key()) != null)
                        .toList());
    return asked.stream().map(this::field).toList();
  }

  private FieldView field(Question question) {
    String name = PREFIX + question.key();
    String preset = question.defaultValue() == null ? "" : question.defaultValue();
    FieldKind kind =
        switch (question.type()) {
          case CHOICE -> question.options().size() > 7 ? FieldKind.SELECT : FieldKind.RADIO;
          case YES_NO -> FieldKind.RADIO;
          case NUMBER -> FieldKind.NUMBER;
        };
    return new FieldView(
        kind,
        name,
        question.text().in(t.locale()),
        given.getOrDefault(question.key(), preset),
        null,
        errors.at(name),
        null,
        false,
        null,
        choices(question));
  }

  private List<Choice> choices(Question question) {
    return switch (question.type()) {
      case CHOICE ->
          question.options().stream()
              .map(option -> new Choice(option.value(), option.label().in(t.locale())))
              .toList();
      case YES_NO ->
          List.of(
              new Choice("true", t.get("procedure.yes")),
              new Choice("false", t.get("procedure.no")));
      case NUMBER -> List.of();
    };
  }
}
