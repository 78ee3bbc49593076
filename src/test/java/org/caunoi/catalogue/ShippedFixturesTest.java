package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.caunoi.NeedsNothing;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.junit.jupiter.api.Test;

/** The described cases of the everyday procedures leave nothing of them untried. */
@NeedsNothing
class ShippedFixturesTest {

  private static final Set<String> EVERYDAY =
      Set.of(
          "1.001193",
          "1.000689",
          "3.000722",
          "2.000528",
          "1.000656",
          "1.000894",
          "1.004873",
          "2.000635",
          "2.000815",
          "1.004222",
          "1.004194",
          "1.010038",
          "1.001612",
          "2.000720",
          "1.001266",
          "1.014027",
          "1.001776",
          "1.014028",
          "1.001731",
          "1.014137",
          "3.000333",
          "1.013225",
          "1.004772",
          "1.004884");

  private final ReferenceFiles files = ReferenceFiles.load("classpath:");
  private final List<ProcedureVersion> procedures =
      Shipped.procedures().stream().filter(p -> EVERYDAY.contains(p.code())).toList();
  private final Conditions conditions = new Conditions();

  /** Reading the files has run the cases already: a wrong one would have stopped this test. */
  @Test
  void thereAreTwentyForEachAndFourHundredInAll() {
    Map<String, Integer> counts = new TreeMap<>();
    procedures.forEach(procedure -> counts.put(procedure.code(), fixtures(procedure).size()));

    assertThat(counts)
        .hasSize(EVERYDAY.size())
        .allSatisfy((code, n) -> assertThat(n).isGreaterThanOrEqualTo(20));
    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  void everyConditionIsTrueInOneOfThemAndFalseInAnother() {
    for (ProcedureVersion procedure : procedures) {
      for (String condition : Shipped.conditions(procedure)) {
        Set<Boolean> outcomes = new TreeSet<>();
        cases(procedure).forEach(each -> outcomes.add(conditions.holds(condition, each)));

        assertThat(outcomes).as(procedure.code() + " " + condition).containsExactly(false, true);
      }
    }
  }

  @Test
  void everyFeeAndEveryTermAppliesInOneOfThem() {
    for (ProcedureVersion procedure : procedures) {
      Set<Object> used = new HashSet<>();
      for (Case each : cases(procedure)) {
        procedure.fees().stream()
            .filter(fee -> fee.channel() == each.channel())
            .filter(fee -> conditions.holds(fee.when(), each))
            .findFirst()
            .ifPresent(used::add);
        procedure.terms().stream()
            .filter(term -> conditions.holds(term.when(), each))
            .findFirst()
            .ifPresent(used::add);
      }

      assertThat(used)
          .as(procedure.code())
          .containsAll(procedure.fees())
          .containsAll(procedure.terms());
    }
  }

  @Test
  void everyAnswerIsGivenAndEveryRequiredFieldMissedInOneOfThem() {
    for (ProcedureVersion procedure : procedures) {
      List<Case> cases = cases(procedure);
      for (Question question : procedure.questions()) {
        Set<Object> given = new HashSet<>();
        cases.forEach(each -> given.add(each.answers().getOrDefault(question.key(), "")));
        Set<Object> possible = new HashSet<>();
        switch (question.type()) {
          case CHOICE -> question.options().forEach(option -> possible.add(option.value()));
          case YES_NO -> possible.addAll(List.of(true, false));
          case NUMBER ->
              possible.addAll(
                  Stream.of(question.min(), question.max()).filter(Objects::nonNull).toList());
        }
        assertThat(given).as(procedure.code() + " " + question.key()).containsAll(possible);
      }
      Set<String> told = new TreeSet<>();
      fixtures(procedure).forEach(fixture -> told.addAll(fixture.errors()));
      for (FormField field : procedure.form().fields()) {
        if (field.required()) {
          assertThat(told).as(procedure.code()).contains("/form/" + field.key() + " required");
        }
      }
    }
  }

  @Test
  void everyPaperOfAnEverydayProcedureSaysWhyItIsNeeded() {
    for (ProcedureVersion procedure : procedures) {
      assertThat(procedure.components())
          .as(procedure.code())
          .allSatisfy(paper -> assertThat(paper.why()).as(paper.key()).isNotNull());
    }
  }

  private List<Fixture> fixtures(ProcedureVersion procedure) {
    String path = ReferenceFiles.FIXTURES + procedure.code() + ".yaml";
    ReferenceProblems problems = new ReferenceProblems();
    List<Fixture> fixtures = new ArrayList<>();
    new FixturesReader(
            procedure.code(),
            YamlFile.map(path, files.texts().getOrDefault(path, ""), problems).orElseThrow())
        .forEach((fixture, place) -> fixtures.add(fixture));
    problems.throwIfAny();
    return fixtures;
  }

  /** Those whose answers are accepted, with all that a condition may look at. */
  private List<Case> cases(ProcedureVersion procedure) {
    List<Case> cases = new ArrayList<>();
    for (Fixture fixture : fixtures(procedure)) {
      Answers answers = Answers.ofText(procedure, fixture.answers());
      AnswerCheck check = AnswerCheck.of(conditions, procedure, answers, fixture.channel());
      if (check.errors().isEmpty()) {
        Map<String, String> form = new HashMap<>();
        procedure.form().fields().forEach(field -> form.put(field.key(), ""));
        form.putAll(
            new CheckForm(conditions)
                .check(
                    procedure, answers, CheckFixtures.typed(procedure, fixture), fixture.channel())
                .values());
        cases.add(new Case(check.answers(), fixture.channel(), form));
      }
    }
    return cases;
  }
}
