package org.caunoi.catalogue.web;

import java.util.List;
import java.util.Map;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.FormCheck;
import org.caunoi.catalogue.FormField;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.Question;
import org.caunoi.catalogue.QuestionType;
import org.caunoi.catalogue.TryDraft.Outcome;
import org.caunoi.catalogue.TryDraft.Trial;
import org.caunoi.catalogue.TryDraft.TriedCase;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldKind;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.FieldView;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a tried case into words, the form as dense as at the counter. */
@Component
class TrialWords {

  TrialView of(
      ProcedureVersion current,
      boolean draft,
      Trial trial,
      TriedCase tried,
      String condition,
      Texts t) {
    ProcedureVersion read = trial.verdict().procedure();
    ProcedureVersion procedure = read == null ? current : read;
    Outcome outcome = trial.outcome();
    return new TrialView(
        current.code(),
        procedure.name().in(t.locale()),
        draft,
        trial.verdict().problems().stream().map(CatalogueWords::problem).toList(),
        tried.channel().key(),
        read == null ? List.of() : questions(procedure, trial, tried, t),
        sections(procedure, trial.form(), tried.form(), t),
        facts(procedure, trial.checklist(), t),
        trial.checklist() == null
            ? List.of()
            : trial.checklist().components().stream()
                .map(
                    paper ->
                        paper.name().in(t.locale())
                            + " – "
                            + t.get("procedure.copy." + paper.copyKind().key())
                            + " × "
                            + paper.count()
                            + (paper.why() == null ? "" : ". " + paper.why().in(t.locale())))
                .toList(),
        trial.conditions().stream()
            .map(each -> new TrialView.Placed(each.place(), each.condition(), each.holds()))
            .toList(),
        condition,
        outcome == null ? null : new TrialView.Outcome(outcome.holds(), outcome.problems()));
  }

  private static List<SummaryRow> facts(
      ProcedureVersion procedure, @Nullable Checklist list, Texts t) {
    if (list == null) {
      return List.of();
    }
    String fee =
        list.fees().stream()
            .findFirst()
            .map(
                line ->
                    ProcedureWords.amount(line.amount(), line.unit(), t)
                        + (line.total() == null
                            ? ""
                            : " = " + "%,d".formatted(line.total()).replace(',', '.') + " đ")
                        + ". "
                        + line.rule().in(t.locale()))
            .orElse(t.get("trial.feeUnknown"));
    return List.of(
        new SummaryRow(t.get("publishing.value.fees"), fee),
        new SummaryRow(t.get("publishing.value.terms"), ProcedureWords.term(list.term(), t)),
        new SummaryRow(t.get("publishing.value.authority"), ProcedureWords.place(procedure, t)));
  }

  private static List<FieldView> questions(
      ProcedureVersion procedure, Trial trial, TriedCase tried, Texts t) {
    List<Question> asked =
        trial.checklist() == null ? procedure.questions() : trial.checklist().questions();
    FieldErrors errors = errors(trial.open(), "/answers/", "answer.", t);
    return asked.stream()
        .map(
            question -> {
              String name = "answer." + question.key();
              String preset = question.defaultValue() == null ? "" : question.defaultValue();
              return new FieldView(
                  question.type() == QuestionType.NUMBER ? FieldKind.NUMBER : FieldKind.SELECT,
                  name,
                  question.text().in(t.locale()),
                  tried.answers().getOrDefault(question.key(), preset),
                  null,
                  errors.at(name),
                  null,
                  false,
                  null,
                  question.type() == QuestionType.YES_NO
                      ? yesOrNo(t)
                      : choices(question.options(), t));
            })
        .toList();
  }

  private static List<TrialView.Section> sections(
      ProcedureVersion procedure, @Nullable FormCheck form, Map<String, String> typed, Texts t) {
    if (form == null) {
      return List.of();
    }
    FieldErrors errors =
        typed.isEmpty() ? FieldErrors.none() : errors(form.errors(), "/form/", "form.", t);
    return procedure.form().sections().stream()
        .map(
            section ->
                new TrialView.Section(
                    section.title().in(t.locale()),
                    section.fields().stream()
                        .filter(field -> form.visibleFields().contains(field.key()))
                        .map(field -> field(field, typed, errors, t))
                        .toList()))
        .filter(section -> !section.fields().isEmpty())
        .toList();
  }

  private static FieldView field(
      FormField field, Map<String, String> typed, FieldErrors errors, Texts t) {
    String name = "form." + field.key();
    String preset = field.defaultValue() == null ? "" : field.defaultValue();
    return new FieldView(
        kind(field),
        name,
        field.label().in(t.locale()),
        typed.getOrDefault(field.key(), preset),
        field.hint() == null ? null : field.hint().in(t.locale()),
        errors.at(name),
        field.required() ? null : t.get("ui.optional"),
        field.required(),
        field.maxLength(),
        switch (field.type()) {
          case YES_NO -> yesOrNo(t);
          case CHOICE -> choices(field.options(), t);
          default -> List.of();
        });
  }

  /** Wards by their number here: this room knows no map. */
  private static FieldKind kind(FormField field) {
    return switch (field.type()) {
      case TEXT, FULL_NAME, PERSON_ID, ADDRESS, WARD -> FieldKind.TEXT;
      case LONG_TEXT -> FieldKind.LONG_TEXT;
      case DATE -> FieldKind.DATE;
      case NUMBER, MONEY, YEAR -> FieldKind.NUMBER;
      case PHONE -> FieldKind.PHONE;
      case EMAIL -> FieldKind.EMAIL;
      case CHOICE, YES_NO -> FieldKind.SELECT;
      case DECLARATION -> FieldKind.CHECKBOX;
    };
  }

  private static FieldErrors errors(
      List<FieldError> errors, String pointer, String prefix, Texts t) {
    return new FieldErrors(
        errors.stream()
            .filter(error -> error.pointer().startsWith(pointer))
            .map(
                error ->
                    new FieldProblem(
                        prefix + error.pointer().substring(pointer.length()),
                        t.get("error." + error.code(), error.args().toArray())))
            .toList());
  }

  private static List<Choice> yesOrNo(Texts t) {
    return List.of(
        new Choice("true", t.get("procedure.yes")), new Choice("false", t.get("procedure.no")));
  }

  private static List<Choice> choices(List<org.caunoi.catalogue.Choice> options, Texts t) {
    return options.stream()
        .map(option -> new Choice(option.value(), option.label().in(t.locale())))
        .toList();
  }
}
