package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;

/** Filled forms against their definition. */
class CheckFormTest {

  private static final Answers EASY = new Answers(Map.of("hard", false));

  private final CheckForm forms = new CheckForm(new Conditions());
  private final ProcedureVersion one = Sample.one();

  @Test
  void aGoodFormComesBackInNormalForm() {
    FormCheck check =
        check(Map.of("fullName", "  Nguyễn  Thử Nghiệm ", "phone", "+84 900 000 001"));

    assertThat(check.passed()).isTrue();
    assertThat(check.values())
        .containsEntry("fullName", "Nguyễn Thử Nghiệm")
        .containsEntry("phone", "0900000001")
        .containsEntry("kind", "plain");
    assertThat(check.visibleFields()).containsExactly("fullName", "phone", "kind", "pages");
  }

  @Test
  void everyMissingFieldIsNamed() {
    assertThat(check(Map.of()).errors())
        .extracting(error -> error.pointer() + " " + error.code())
        .containsExactly("/form/fullName required", "/form/phone required");
  }

  @Test
  void aFieldShownByAnEarlierOneIsThenRequired() {
    FormCheck check = check(filled("kind", "sealed"));

    assertThat(check.visibleFields()).contains("reason");
    assertThat(check.errors())
        .extracting(error -> error.pointer() + " " + error.code())
        .containsExactly("/form/reason required");
  }

  @Test
  void theValueOfAHiddenFieldIsDropped() {
    FormCheck check = check(filled("reason", "không ai hỏi"));

    assertThat(check.passed()).isTrue();
    assertThat(check.values()).doesNotContainKey("reason");
  }

  @Test
  void unknownFieldsAreNamedAndNeverKept() {
    FormCheck check = check(filled("shoe/size", "44"));

    assertThat(check.errors())
        .extracting(error -> error.pointer() + " " + error.code())
        .containsExactly("/form/shoe~1size unknown-field");
    assertThat(check.values()).doesNotContainKey("shoe/size");
  }

  @Test
  void anEmptiedRequiredFieldDoesNotFallBackToItsDefault() {
    assertThat(check(filled("kind", "")).errors())
        .extracting(error -> error.pointer() + " " + error.code())
        .containsExactly("/form/kind required");
  }

  @Test
  void tenMegabytesOfPastedTextAreRefusedQuickly() {
    FormCheck check = check(filled("fullName", "a".repeat(10_000_000)));

    assertThat(check.errors())
        .extracting(error -> error.pointer() + " " + error.code() + " " + error.args())
        .containsExactly("/form/fullName too-long [100]");
    assertThat(check.values().get("fullName")).hasSize(100);
  }

  @Test
  void wrongAnswersAreRefusedBeforeTheFormIsLookedAt() {
    assertThatThrownBy(() -> forms.check(one, Answers.none(), Map.of(), SubmissionChannel.ONLINE))
        .isInstanceOf(Refused.class);
  }

  @Test
  void theFormStartsFromTheCardTheSessionTheAnswersAndTheDefaults() {
    FormDefinition form = Shipped.procedure("2.000635").form();
    Map<String, String> context = new HashMap<>(Shipped.CARD);
    context.put("answer.document", "death");

    assertThat(form.prefill(context))
        .containsEntry("fullName", "Nguyễn Thử Nghiệm")
        .containsEntry("personId", "001199000001")
        .containsEntry("phone", "0900000001")
        .containsEntry("documentKind", "death")
        .containsEntry("copies", "1")
        .doesNotContainKey("registryPlace");
  }

  @Test
  void anExtractForOneselfIsCompleteFromTheCardAlone() {
    ProcedureVersion extract = Shipped.procedure("2.000635");

    FormCheck check =
        forms.check(
            extract,
            Answers.none(),
            extract.form().prefill(Shipped.CARD),
            SubmissionChannel.ONLINE);

    assertThat(check.errors()).isEmpty();
    assertThat(check.visibleFields()).doesNotContain("subjectFullName");
  }

  private FormCheck check(Map<String, String> values) {
    return forms.check(one, EASY, values, SubmissionChannel.ONLINE);
  }

  private static Map<String, String> filled(String key, String value) {
    Map<String, String> values = new HashMap<>();
    values.put("fullName", "Nguyễn Thử Nghiệm");
    values.put("phone", "0900000001");
    values.put(key, value);
    return values;
  }
}
