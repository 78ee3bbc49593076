package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caunoi.platform.reference.YamlMap;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;

/** Runs the described cases of a procedure and names each that comes out otherwise. */
final class CheckFixtures {

  private final PrepareChecklist checklists;
  private final CheckForm forms;

  CheckFixtures(Conditions conditions) {
    checklists = new PrepareChecklist(conditions);
    forms = new CheckForm(conditions);
  }

  void check(ProcedureVersion procedure, YamlMap file) {
    new FixturesReader(procedure.code(), file)
        .forEach((fixture, place) -> check(procedure, fixture, place));
  }

  private void check(ProcedureVersion procedure, Fixture fixture, YamlMap place) {
    Answers answers = Answers.ofText(procedure, fixture.answers());
    try {
      FormCheck form =
          forms.check(procedure, answers, typed(procedure, fixture), fixture.channel());
      same(place, fixture, "errors", fixture.errors(), told(form.errors()));
      List<String> shown = form.visibleFields();
      same(place, fixture, "shows", fixture.shows(), without(fixture.shows(), shown, false));
      same(place, fixture, "hides", fixture.hides(), without(fixture.hides(), shown, true));
      checklist(procedure, fixture, place, answers, form.values());
    } catch (Refused refused) {
      same(place, fixture, "errors", fixture.errors(), told(refused.errors()));
    }
  }

  private void checklist(
      ProcedureVersion procedure,
      Fixture fixture,
      YamlMap place,
      Answers answers,
      Map<String, String> form) {
    Checklist list = checklists.checklistFor(procedure, answers, fixture.channel(), form);
    List<String> papers = list.components().stream().map(DossierComponent::key).toList();
    same(place, fixture, "papers", fixture.papers(), papers);
    same(place, fixture, "fee", fixture.fee(), fee(list));
    TermRule term = list.term();
    same(place, fixture, "term", fixture.term(), term.strategy().key() + " " + term.amount());
    same(place, fixture, "authority", fixture.authority(), list.authority().key());
  }

  private static String fee(Checklist list) {
    Long total = list.fees().isEmpty() ? null : list.fees().getFirst().total();
    return total == null ? "unknown" : total.toString();
  }

  /** As at the counter, answers fill the fields that repeat them. */
  static Map<String, String> typed(ProcedureVersion procedure, Fixture fixture) {
    Map<String, String> known = new TreeMap<>();
    fixture.answers().forEach((key, answer) -> known.put("answer." + key, answer));
    Map<String, String> typed = new TreeMap<>(procedure.form().prefill(known));
    typed.putAll(fixture.form());
    return typed;
  }

  private static List<String> told(List<FieldError> errors) {
    return errors.stream().map(error -> error.pointer() + " " + error.code()).toList();
  }

  private static List<String> without(List<String> wanted, List<String> shown, boolean hidden) {
    List<String> kept = new ArrayList<>(wanted);
    kept.removeIf(field -> shown.contains(field) == hidden);
    return kept;
  }

  private static void same(
      YamlMap place, Fixture fixture, String key, Object expected, Object found) {
    if (!expected.equals(found)) {
      place.problem(
          key, "\"" + fixture.name() + "\" must come to " + expected + " but comes to " + found);
    }
  }
}
