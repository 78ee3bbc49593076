package org.caunoi.assistance.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.Summary;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.FormField;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.platform.web.Texts;
import org.jspecify.annotations.Nullable;

/** A summary in the language of whoever reads it; what is agreed to, and its hash, stay. */
final class SummaryWords {

  private SummaryWords() {}

  static Summary in(Opened opened, Summary summary, Texts t) {
    ProcedureVersion procedure = Objects.requireNonNull(opened.procedure());
    return new Summary(
        summary.procedureCode(),
        summary.procedureVersion(),
        procedure.name().in(t.locale()),
        summary.route(),
        fees(opened.checklist(), summary.fees(), t),
        summary.recipientCode(),
        summary.recipientName(),
        summary.returnBy(),
        summary.form().stream().map(line -> line(procedure, line, t)).toList(),
        summary.documents().stream().map(paper -> paper(procedure, paper, t)).toList());
  }

  private static List<Summary.Fee> fees(
      @Nullable Checklist checklist, List<Summary.Fee> fees, Texts t) {
    if (checklist == null || checklist.fees().size() != fees.size()) {
      return fees;
    }
    List<Summary.Fee> told = new ArrayList<>();
    for (int i = 0; i < fees.size(); i++) {
      Summary.Fee fee = fees.get(i);
      String rule = checklist.fees().get(i).rule().in(t.locale());
      told.add(new Summary.Fee(fee.amount(), fee.unit(), fee.total(), rule));
    }
    return told;
  }

  private static Summary.Line line(ProcedureVersion procedure, Summary.Line line, Texts t) {
    return procedure
        .form()
        .find(line.key())
        .map(
            field ->
                new Summary.Line(
                    line.key(), field.label().in(t.locale()), line.value(), shown(field, line, t)))
        .orElse(line);
  }

  private static String shown(FormField field, Summary.Line line, Texts t) {
    return switch (field.type()) {
      case CHOICE ->
          field.options().stream()
              .filter(option -> option.value().equals(line.value()))
              .findFirst()
              .map(option -> option.label().in(t.locale()))
              .orElse(line.shown());
      case YES_NO, DECLARATION -> t.get(line.value().equals("true") ? "counter.yes" : "counter.no");
      case DATE,
          WARD,
          TEXT,
          LONG_TEXT,
          FULL_NAME,
          PERSON_ID,
          NUMBER,
          MONEY,
          PHONE,
          EMAIL,
          ADDRESS,
          YEAR ->
          line.shown();
    };
  }

  private static Summary.Paper paper(ProcedureVersion procedure, Summary.Paper paper, Texts t) {
    return procedure.components().stream()
        .filter(component -> component.key().equals(paper.component()))
        .findFirst()
        .map(DossierComponent::name)
        .map(
            name ->
                new Summary.Paper(
                    paper.component(), name.in(t.locale()), paper.pages(), paper.sha256()))
        .orElse(paper);
  }
}
