package org.caunoi.assistance.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.catalogue.FormField;
import org.caunoi.catalogue.Question;
import org.caunoi.catalogue.QuestionType;
import org.caunoi.network.Communes;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldKind;
import org.caunoi.platform.web.FieldView;
import org.caunoi.platform.web.Texts;
import org.springframework.stereotype.Component;

/** Draws the questions and fields of a procedure as fields of the page. */
@Component
class FieldViews {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private static final int MOST_OPEN = 8;

  private final Communes communes;

  FieldViews(Communes communes) {
    this.communes = communes;
  }

  /** The questions that apply; those without an answer yet among them. */
  List<FieldView> questions(Opened opened, FieldErrors errors, Texts t) {
    List<Question> asked =
        opened.checklist() != null
            ? opened.checklist().questions()
            : opened.procedure() == null
                ? List.of()
                : opened.procedure().questions().stream()
                    .filter(
                        question ->
                            question.when() == null
                                || opened.openQuestions().stream()
                                    .anyMatch(
                                        e -> e.pointer().equals("/answers/" + question.key())))
                    .toList();
    Map<String, String> answers = opened.session().work().answers();
    return asked.stream()
        .map(question -> question(question, answers.getOrDefault(question.key(), ""), errors, t))
        .toList();
  }

  List<SessionView.Section> sections(Opened opened, FieldErrors errors, Texts t) {
    if (opened.procedure() == null || opened.form() == null) {
      return List.of();
    }
    Set<String> visible = Set.copyOf(opened.form().visibleFields());
    return opened.procedure().form().sections().stream()
        .map(
            section ->
                new SessionView.Section(
                    section.title().in(t.locale()),
                    section.fields().stream()
                        .filter(field -> visible.contains(field.key()))
                        .map(field -> field(field, value(opened, field), errors, t))
                        .toList()))
        .filter(section -> !section.fields().isEmpty())
        .toList();
  }

  /** One field in large type: few answers lie open instead of behind a list. */
  FieldView alone(Opened opened, FormField field, FieldErrors errors, Texts t) {
    FieldView dense = field(field, value(opened, field), errors, t);
    boolean open = dense.kind() == FieldKind.SELECT && dense.choices().size() <= MOST_OPEN;
    return open ? dense.as(FieldKind.RADIO) : dense;
  }

  /** An answer as it reads. */
  String answered(Opened opened, FormField field, Texts t) {
    FieldView view = field(field, value(opened, field), FieldErrors.none(), t);
    if (view.kind() == FieldKind.CHECKBOX) {
      return t.get(view.value().equals("true") ? "counter.yes" : "counter.no");
    }
    return view.choices().stream()
        .filter(choice -> choice.value().equals(view.value()))
        .map(Choice::label)
        .findFirst()
        .orElse(view.value());
  }

  private static String value(Opened opened, FormField field) {
    String typed = opened.draft().get(field.key());
    return typed != null ? typed : field.defaultValue() == null ? "" : field.defaultValue();
  }

  private FieldView question(Question question, String answer, FieldErrors errors, Texts t) {
    String name = "answer." + question.key();
    FieldKind kind =
        question.type() == QuestionType.NUMBER
            ? FieldKind.NUMBER
            : question.options().size() > 5 ? FieldKind.SELECT : FieldKind.RADIO;
    List<Choice> choices =
        question.type() == QuestionType.YES_NO
            ? yesOrNo(t)
            : choices(question.options(), t.locale());
    return new FieldView(
        kind,
        name,
        question.text().in(t.locale()),
        answer,
        null,
        errors.at(name),
        null,
        true,
        null,
        choices);
  }

  private FieldView field(FormField field, String value, FieldErrors errors, Texts t) {
    String name = "form." + field.key();
    return new FieldView(
        kind(field),
        name,
        field.label().in(t.locale()),
        shown(field, value),
        field.hint() == null ? null : field.hint().in(t.locale()),
        errors.at(name),
        field.required() ? null : t.get("ui.optional"),
        field.required(),
        field.maxLength(),
        switch (field.type()) {
          case WARD ->
              communes.list().stream().map(c -> new Choice(c.code(), c.fullName())).toList();
          case YES_NO -> yesOrNo(t);
          case CHOICE -> choices(field.options(), t.locale());
          default -> List.of();
        });
  }

  private static FieldKind kind(FormField field) {
    return switch (field.type()) {
      case TEXT, FULL_NAME, PERSON_ID -> FieldKind.TEXT;
      case ADDRESS -> FieldKind.ADDRESS;
      case LONG_TEXT -> FieldKind.LONG_TEXT;
      case DATE -> FieldKind.DATE;
      case NUMBER, MONEY, YEAR -> FieldKind.NUMBER;
      case PHONE -> FieldKind.PHONE;
      case EMAIL -> FieldKind.EMAIL;
      case WARD, CHOICE, YES_NO -> FieldKind.SELECT;
      case DECLARATION -> FieldKind.CHECKBOX;
    };
  }

  private static String shown(FormField field, String value) {
    return switch (field.type()) {
      case DATE -> day(value);
      default -> value;
    };
  }

  /** A day as people write it; what is none stays as it is. */
  static String day(String value) {
    return value.matches("\\d{4}-\\d{2}-\\d{2}") ? DAY.format(LocalDate.parse(value)) : value;
  }

  private static List<Choice> yesOrNo(Texts t) {
    return List.of(
        new Choice("true", t.get("counter.yes")), new Choice("false", t.get("counter.no")));
  }

  private static List<Choice> choices(List<org.caunoi.catalogue.Choice> options, Locale locale) {
    return options.stream()
        .map(option -> new Choice(option.value(), option.label().in(locale)))
        .toList();
  }
}
