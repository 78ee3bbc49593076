package org.caunoi.dossier.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.Choice;
import org.caunoi.catalogue.FormField;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.Question;
import org.caunoi.network.Commune;
import org.caunoi.network.Communes;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.springframework.stereotype.Component;

/** What the citizen declared, as questions and answers a person reads. */
@Component
final class FormRows {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Communes communes;

  FormRows(Communes communes) {
    this.communes = communes;
  }

  /**
   * The case questions first, then the form; the applicant's own fields are shown elsewhere, and
   * what a field of the form repeats is shown once.
   */
  List<SummaryRow> of(
      ProcedureVersion procedure, Checklist checklist, Map<String, String> form, Texts t) {
    List<SummaryRow> rows = new ArrayList<>();
    for (Question question : checklist.questions()) {
      Object answer = checklist.answers().get(question.key());
      if (answer != null && !repeats(procedure, question.key(), String.valueOf(answer), form)) {
        rows.add(
            new SummaryRow(
                question.text().in(t.locale()),
                label(question.options(), String.valueOf(answer), t)));
      }
    }
    for (FormField field : procedure.form().fields()) {
      String value = form.get(field.key());
      boolean applicant = field.prefill() != null && field.prefill().startsWith("card.");
      if (value != null && !applicant) {
        rows.add(new SummaryRow(field.label().in(t.locale()), value(field, value, t)));
      }
    }
    return rows;
  }

  private static boolean repeats(
      ProcedureVersion procedure, String question, String answer, Map<String, String> form) {
    return procedure.form().fields().stream()
        .filter(field -> ("answer." + question).equals(field.prefill()))
        .anyMatch(field -> answer.equals(form.get(field.key())));
  }

  String value(FormField field, String value, Texts t) {
    return switch (field.type()) {
      case DATE -> date(value);
      case WARD -> commune(value);
      case CHOICE, YES_NO, DECLARATION -> label(field.options(), value, t);
      default -> value;
    };
  }

  String commune(String code) {
    return communes.find(code).map(Commune::fullName).orElse(code);
  }

  /** A date as people write it; a partial one as it stands. */
  static String date(String value) {
    return value.matches("\\d{4}-\\d{2}-\\d{2}") ? DAY.format(LocalDate.parse(value)) : value;
  }

  private static String label(List<Choice> options, String value, Texts t) {
    return switch (value) {
      case "true" -> t.get("review.yes");
      case "false" -> t.get("review.no");
      default ->
          options.stream()
              .filter(option -> option.value().equals(value))
              .map(option -> option.label().in(t.locale()))
              .findFirst()
              .orElse(value);
    };
  }
}
