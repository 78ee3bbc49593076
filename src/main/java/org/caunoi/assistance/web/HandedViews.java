package org.caunoi.assistance.web;

import java.util.List;
import java.util.Optional;
import org.caunoi.assistance.HandedForm;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.SessionState;
import org.caunoi.catalogue.FormCheck;
import org.caunoi.catalogue.FormField;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the clerk where the citizen is with the form. */
@Component
class HandedViews {

  private final QuestionViews questions;

  HandedViews(QuestionViews questions) {
    this.questions = questions;
  }

  /** Null where there is no form to hand over; {@code screens} of the citizen show the session. */
  @Nullable HandedView of(Opened opened, int screens, Texts t) {
    ProcedureVersion procedure = opened.procedure();
    FormCheck form = opened.form();
    if (opened.locked()
        || procedure == null
        || form == null
        || opened.session().state() != SessionState.OPEN) {
      return null;
    }
    HandedForm handed = opened.handed();
    if (handed == null) {
      return new HandedView(
          false, screens > 0, "", 0, 0, choices(procedure, form, t), opened.formSaves());
    }
    List<FormField> asked = questions.asked(opened, handed, form);
    Optional<FormField> at = questions.at(asked, handed);
    int done = at.map(asked::indexOf).orElse(asked.size());
    String where =
        at.map(
                field ->
                    t.get("counter.phone.at", done + 1, asked.size(), field.label().in(t.locale())))
            .orElse(t.get("counter.phone.done", asked.size()));
    return new HandedView(true, true, where, done, asked.size(), List.of(), opened.formSaves());
  }

  private static List<Choice> choices(ProcedureVersion procedure, FormCheck form, Texts t) {
    return procedure.form().fields().stream()
        .filter(field -> form.visibleFields().contains(field.key()))
        .map(field -> new Choice(field.key(), field.label().in(t.locale())))
        .toList();
  }
}
