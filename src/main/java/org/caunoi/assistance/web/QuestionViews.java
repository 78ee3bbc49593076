package org.caunoi.assistance.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.caunoi.assistance.HandedForm;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.web.ScreenView.Line;
import org.caunoi.catalogue.FormCheck;
import org.caunoi.catalogue.FormField;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Texts;
import org.springframework.stereotype.Component;

/** The form in the citizen's own hands, one question at a time; the counter draws it dense. */
@Component
class QuestionViews {

  private final FieldViews fields;

  QuestionViews(FieldViews fields) {
    this.fields = fields;
  }

  /** The question the citizen is at, or all their answers. */
  ScreenView of(Opened opened, HandedForm handed, FieldErrors errors, Texts t) {
    FormCheck form = opened.form();
    if (form == null) {
      return new ScreenView.Waiting(
          "message", t.get("screen.listening"), t.get("screen.listening.text"));
    }
    List<FormField> asked = asked(opened, handed, form);
    Optional<FormField> now = at(asked, handed);
    if (now.isEmpty()) {
      return new ScreenView.Answered(lines(opened, asked, t));
    }
    FormField field = now.get();
    return new ScreenView.Question(
        field.key(),
        fields.alone(opened, field, errors, t),
        asked.indexOf(field) + 1,
        asked.size(),
        opened.formSaves(),
        form.values().containsKey(field.key()),
        errors);
  }

  /** The fields this case asks of the citizen, in order. */
  List<FormField> asked(Opened opened, HandedForm handed, FormCheck form) {
    List<FormField> asked = new ArrayList<>();
    handed
        .questions(form.visibleFields())
        .forEach(
            key ->
                Objects.requireNonNull(opened.procedure()).form().find(key).ifPresent(asked::add));
    return List.copyOf(asked);
  }

  /**
   * Where they are; a question that an answer has hidden meanwhile begins anew, and all answered is
   * none.
   */
  Optional<FormField> at(List<FormField> asked, HandedForm handed) {
    String key = handed.at();
    if (key == null || asked.isEmpty()) {
      return Optional.empty();
    }
    return asked.stream()
        .filter(field -> field.key().equals(key))
        .findFirst()
        .or(() -> Optional.of(asked.getFirst()));
  }

  private List<Line> lines(Opened opened, List<FormField> asked, Texts t) {
    return asked.stream()
        .map(
            field ->
                new Line(
                    field.key(), field.label().in(t.locale()), fields.answered(opened, field, t)))
        .toList();
  }
}
