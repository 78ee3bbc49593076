package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.catalogue.CheckDraft.Verdict;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries a text before it is public: one case through its checklist, its form, its conditions. */
@Component
public final class TryDraft {

  private static final int LONGEST = 500;

  private final CheckDraft checking;
  private final Conditions conditions;
  private final PrepareChecklist checklists;
  private final CheckForm forms;

  TryDraft(
      CheckDraft checking, Conditions conditions, PrepareChecklist checklists, CheckForm forms) {
    this.checking = checking;
    this.conditions = conditions;
    this.checklists = checklists;
    this.forms = forms;
  }

  /**
   * One case.
   *
   * @param answers text by question key; questions left out take their default
   * @param form typed text by field key
   */
  public record TriedCase(
      Map<String, String> answers, SubmissionChannel channel, Map<String, String> form) {}

  /**
   * One condition of the text and whether it holds in the case.
   *
   * @param place such as {@code components.mandate}
   */
  public record Placed(String place, String condition, boolean holds) {}

  /**
   * A condition that was typed.
   *
   * @param problems what is wrong with it and where; it is not decided then
   */
  public record Outcome(boolean holds, List<String> problems) {}

  /**
   * What a case comes to.
   *
   * @param open what is wrong with the answers, pointers {@code /answers/…}; nothing further then
   * @param outcome of the condition that was typed, null where none was
   */
  public record Trial(
      Verdict verdict,
      List<FieldError> open,
      @Nullable Checklist checklist,
      @Nullable FormCheck form,
      List<Placed> conditions,
      @Nullable Outcome outcome) {}

  /**
   * @param text the file as it would be published
   * @param condition a condition to decide in this case, or blank
   */
  public Trial tryOut(String code, String text, TriedCase tried, String condition) {
    Verdict verdict = checking.check(code, text);
    ProcedureVersion procedure = verdict.procedure();
    if (procedure == null) {
      return new Trial(verdict, List.of(), null, null, List.of(), null);
    }
    Answers answers = Answers.ofText(procedure, tried.answers());
    try {
      FormCheck form = forms.check(procedure, answers, typed(procedure, tried), tried.channel());
      Checklist list = checklists.checklistFor(procedure, answers, tried.channel(), form.values());
      Map<String, String> seen = new HashMap<>();
      procedure
          .form()
          .fields()
          .forEach(field -> seen.put(field.key(), form.values().getOrDefault(field.key(), "")));
      Case known = new Case(list.answers(), tried.channel(), seen);
      return new Trial(
          verdict,
          List.of(),
          list,
          form,
          placed(procedure, known),
          condition.isBlank() ? null : decide(procedure, condition.strip(), known));
    } catch (Refused unanswered) {
      return new Trial(
          verdict,
          unanswered.errors(),
          null,
          null,
          List.of(),
          condition.isBlank() ? null : new Outcome(false, problems(procedure, condition.strip())));
    }
  }

  /** As at the counter, answers fill the fields that repeat them. */
  private static Map<String, String> typed(ProcedureVersion procedure, TriedCase tried) {
    Map<String, String> known = new HashMap<>();
    tried.answers().forEach((key, answer) -> known.put("answer." + key, answer));
    Map<String, String> typed = new HashMap<>(tried.form());
    procedure.form().fields().stream()
        .filter(field -> known.containsKey(String.valueOf(field.prefill())))
        .forEach(
            field ->
                typed.put(field.key(), known.getOrDefault(String.valueOf(field.prefill()), "")));
    return typed;
  }

  private Outcome decide(ProcedureVersion procedure, String condition, Case known) {
    List<String> problems = problems(procedure, condition);
    return new Outcome(problems.isEmpty() && conditions.holds(condition, known), problems);
  }

  /** As at the end of the file, where all questions and fields are known. */
  private List<String> problems(ProcedureVersion procedure, String condition) {
    if (condition.length() > LONGEST) {
      return List.of("is longer than " + LONGEST + " characters");
    }
    ConditionScope scope = new ConditionScope(conditions);
    procedure.questions().forEach(scope::add);
    procedure.form().fields().forEach(scope::add);
    return scope.problems(condition);
  }

  private List<Placed> placed(ProcedureVersion procedure, Case known) {
    List<Placed> all = new ArrayList<>();
    procedure.questions().forEach(q -> place(all, "questions." + q.key(), q.when(), known));
    for (int i = 0; i < procedure.terms().size(); i++) {
      place(all, "terms[" + i + "]", procedure.terms().get(i).when(), known);
    }
    for (int i = 0; i < procedure.fees().size(); i++) {
      place(all, "fees[" + i + "]", procedure.fees().get(i).when(), known);
    }
    procedure.components().forEach(c -> place(all, "components." + c.key(), c.when(), known));
    procedure.form().fields().forEach(f -> place(all, "form." + f.key(), f.when(), known));
    return List.copyOf(all);
  }

  private void place(List<Placed> all, String place, @Nullable String condition, Case known) {
    if (condition != null) {
      all.add(new Placed(place, condition, conditions.holds(condition, known)));
    }
  }
}
