package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.NeedsNothing;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.junit.jupiter.api.Test;

/** The data files that are shipped. */
@NeedsNothing
class ShippedProceduresTest {

  @Test
  void everyFileIsGood() {
    List<String> problems;
    try {
      Shipped.procedures();
      problems = List.of();
    } catch (ReferenceDataRefused refused) {
      problems = refused.problems().stream().map(Object::toString).toList();
    }

    assertThat(problems).isEmpty();
  }

  @Test
  void everyProcedureMakesAChecklistFromItsDefaultsOnEveryChannel() {
    PrepareChecklist checklists = new PrepareChecklist(new Conditions());

    for (ProcedureVersion procedure : Shipped.procedures()) {
      Map<String, Object> answers = new HashMap<>();
      for (Question question : procedure.questions()) {
        if (question.defaultValue() == null) {
          answers.put(question.key(), anyAnswer(question));
        }
      }
      for (SubmissionChannel channel : SubmissionChannel.values()) {
        Checklist checklist = checklists.checklistFor(procedure, new Answers(answers), channel);

        assertThat(checklist.term()).as(procedure.code()).isNotNull();
        assertThat(checklist.fees())
            .as(procedure.code())
            .allSatisfy(line -> assertThat(line.rule().vi()).isNotBlank());
      }
    }
  }

  @Test
  void everyFormStartsFromWhatIsKnownAndNamesOnlyVisibleFieldsAsWrong() {
    CheckForm forms = new CheckForm(new Conditions());

    for (ProcedureVersion procedure : Shipped.procedures()) {
      Map<String, Object> answers = new HashMap<>();
      procedure.questions().stream()
          .filter(question -> question.defaultValue() == null)
          .forEach(question -> answers.put(question.key(), anyAnswer(question)));
      FormCheck check =
          forms.check(
              procedure,
              new Answers(answers),
              procedure.form().prefill(Shipped.CARD),
              SubmissionChannel.COUNTER);

      assertThat(check.errors())
          .as(procedure.code())
          .allSatisfy(
              error -> {
                assertThat(error.code()).isEqualTo("required");
                assertThat(check.visibleFields())
                    .contains(error.pointer().substring("/form/".length()));
              });
    }
  }

  @Test
  void everyConditionIsDecidedTrueInSomeCaseAndFalseInAnother() {
    for (ProcedureVersion procedure : Shipped.procedures()) {
      for (String condition : Shipped.conditions(procedure)) {
        assertThat(Shipped.outcomes(procedure, condition))
            .as(procedure.code() + " " + condition)
            .containsExactlyInAnyOrder(true, false);
      }
    }
  }

  private static Object anyAnswer(Question question) {
    return switch (question.type()) {
      case CHOICE -> question.options().getFirst().value();
      case YES_NO -> true;
      case NUMBER -> question.min() == null ? Long.valueOf(1) : question.min();
    };
  }

  @Test
  void theWordsOfTheDataFilesAreTheKeysOfTheTypes() {
    assertThat(Arrays.stream(FieldType.values()).map(FieldType::key))
        .contains("longText", "personId", "yesNo");
    assertThat(AuthorityRule.parse("department-justice")).isPresent();
    assertThat(AuthorityRule.parse("department-")).isEmpty();
    assertThat(AuthorityRule.parse("department")).isEmpty();
    assertThat(AuthorityRule.parse("land-office").orElseThrow().key()).isEqualTo("land-office");
  }
}
