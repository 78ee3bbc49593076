package org.caunoi.catalogue;

import java.util.List;
import java.util.Map;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what one case needs: papers and why, fee, term, authority. Pure computation. */
@Component
public final class PrepareChecklist {

  private final Conditions conditions;

  PrepareChecklist(Conditions conditions) {
    this.conditions = conditions;
  }

  /**
   * The checklist of a case. Answers to questions that do not apply are ignored.
   *
   * @throws Refused invalid-fields with pointers {@code /answers/<key>}: required,
   *     unknown-question, not-a-choice, unknown-option, not-yes-or-no, not-a-number, out-of-range
   */
  public Checklist checklistFor(
      ProcedureVersion procedure, Answers answers, SubmissionChannel channel) {
    return checklistFor(procedure, answers, channel, Map.of());
  }

  /**
   * As above, but the fee counts {@code copies} or {@code pages} as the form was filled in.
   *
   * @param form checked form values
   */
  public Checklist checklistFor(
      ProcedureVersion procedure,
      Answers answers,
      SubmissionChannel channel,
      Map<String, String> form) {
    AnswerCheck check = AnswerCheck.of(conditions, procedure, answers, channel);
    if (!check.errors().isEmpty()) {
      throw Refused.fields(check.errors());
    }
    Case known = new Case(check.answers(), channel, Map.of());
    return new Checklist(
        procedure.id(),
        procedure.code(),
        procedure.version(),
        channel,
        check.questions(),
        check.answers(),
        procedure.components().stream().filter(c -> conditions.holds(c.when(), known)).toList(),
        fees(procedure, known, form),
        term(procedure, known),
        procedure.authority(),
        procedure.route(),
        procedure.result(),
        procedure.returnBy(),
        procedure.others().stream().filter(o -> conditions.holds(o.when(), known)).toList());
  }

  private List<FeeLine> fees(ProcedureVersion procedure, Case known, Map<String, String> form) {
    return procedure.fees().stream()
        .filter(rule -> rule.channel() == known.channel())
        .filter(rule -> conditions.holds(rule.when(), known))
        .findFirst()
        .map(rule -> List.of(line(rule, known.answers(), form)))
        .orElse(List.of());
  }

  private static FeeLine line(FeeRule rule, Map<String, Object> answers, Map<String, String> form) {
    Long quantity =
        switch (rule.unit()) {
          case DOSSIER -> Long.valueOf(1);
          case COPY -> number(answers, form, "copies");
          case PAGE -> number(answers, form, "pages");
        };
    Long total = rule.amount() == 0 ? Long.valueOf(0) : null;
    if (quantity != null) {
      total = Math.multiplyExact(rule.amount(), quantity);
    }
    return new FeeLine(
        rule.amount(), rule.unit(), quantity, total, rule.rule(), rule.source(), rule.confidence());
  }

  private TermRule term(ProcedureVersion procedure, Case known) {
    return procedure.terms().stream()
        .filter(term -> conditions.holds(term.when(), known))
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable Long number(
      Map<String, Object> answers, Map<String, String> form, String key) {
    String written = form.getOrDefault(key, "");
    if (written.matches("\\d{1,6}")) {
      return Long.valueOf(written);
    }
    return answers.get(key) instanceof Long number ? number : null;
  }
}
