package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.caunoi.NeedsNothing;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;

/** What one case needs. */
@NeedsNothing
class PrepareChecklistTest {

  private final PrepareChecklist checklists = new PrepareChecklist(new Conditions());
  private final ProcedureVersion extract = Shipped.procedure("2.000635");

  @Test
  void anExtractForOneselfNeedsNoPaperAndIsFreeOnline() {
    Checklist checklist =
        checklists.checklistFor(extract, Answers.none(), SubmissionChannel.ONLINE);

    assertThat(checklist.components()).isEmpty();
    assertThat(checklist.answers()).containsEntry("forWhom", "self");
    assertThat(checklist.term().strategy()).isEqualTo(TermStrategy.SAME_DAY_CUTOFF);
    assertThat(checklist.term().cutoff()).isEqualTo(LocalTime.of(15, 0));
    assertThat(checklist.term().confidence()).isEqualTo(Confidence.SEEN);
    assertThat(checklist.authority().key()).isEqualTo("any-commune");
    assertThat(checklist.fees())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.amount()).isZero();
              assertThat(line.total()).isZero();
              assertThat(line.rule().vi()).contains("miễn lệ phí");
            });
  }

  @Test
  void anExtractForSomeoneElseNeedsAMandateAndSaysWhy() {
    Checklist checklist =
        checklists.checklistFor(
            extract, new Answers(Map.of("forWhom", "other")), SubmissionChannel.COUNTER);

    assertThat(checklist.components())
        .singleElement()
        .satisfies(
            paper -> {
              assertThat(paper.key()).isEqualTo("mandate");
              assertThat(paper.required()).isTrue();
              assertThat(paper.why()).isNotNull();
            });
    assertThat(checklist.fees())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.amount()).isEqualTo(8000);
              assertThat(line.unit()).isEqualTo(FeeUnit.COPY);
              assertThat(line.quantity()).isEqualTo(1);
              assertThat(line.total()).isEqualTo(8000);
            });
  }

  @Test
  void theFeeCountsTheCopiesWrittenOnTheForm() {
    Checklist checklist =
        checklists.checklistFor(
            extract, Answers.none(), SubmissionChannel.COUNTER, Map.of("copies", "3"));

    assertThat(checklist.fees()).singleElement().extracting(FeeLine::total).isEqualTo(24_000L);
  }

  @Test
  void theFeeCountsTheCopiesAskedFor() {
    Checklist checklist =
        checklists.checklistFor(
            Sample.one(),
            new Answers(Map.of("hard", false, "copies", 4)),
            SubmissionChannel.COUNTER);

    assertThat(checklist.fees()).singleElement().extracting(FeeLine::total).isEqualTo(32_000L);
  }

  @Test
  void theTotalIsUnknownWhereNobodySaidHowMany() {
    Checklist checklist =
        checklists.checklistFor(
            Sample.one(),
            new Answers(Map.of("hard", false, "forWhom", "other")),
            SubmissionChannel.COUNTER);

    assertThat(checklist.fees())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.amount()).isEqualTo(8000);
              assertThat(line.quantity()).isNull();
              assertThat(line.total()).isNull();
            });
  }

  @Test
  void anUnknownFeeIsNoLineAndNotZero() {
    Checklist checklist =
        checklists.checklistFor(
            Sample.one(), new Answers(Map.of("hard", false)), SubmissionChannel.POST);

    assertThat(checklist.fees()).isEmpty();
  }

  @Test
  void theTermFollowsTheAnswers() {
    ProcedureVersion one = Sample.one();

    assertThat(term(one, true).strategy()).isEqualTo(TermStrategy.WORKING_DAYS);
    assertThat(term(one, true).amount()).isEqualTo(3);
    assertThat(term(one, false).strategy()).isEqualTo(TermStrategy.SAME_DAY_CUTOFF);
  }

  @Test
  void aQuestionThatDoesNotApplyIsNeitherAskedNorKept() {
    Checklist checklist =
        checklists.checklistFor(
            Sample.one(),
            new Answers(Map.of("forWhom", "other", "hard", true, "copies", 7)),
            SubmissionChannel.ONLINE);

    assertThat(checklist.questions()).extracting(Question::key).containsExactly("forWhom", "hard");
    assertThat(checklist.answers()).doesNotContainKey("copies");
  }

  @Test
  void everyWrongAnswerIsNamed() {
    Refused refused =
        refused(Map.of("forWhom", "nobody", "hard", "perhaps", "copies", 21, "a/b~c", "x"));

    assertThat(refused.kind()).isEqualTo(Refused.Kind.INVALID);
    assertThat(refused.errors())
        .extracting(error -> error.pointer() + " " + error.code())
        .containsExactly(
            "/answers/a~1b~0c unknown-question",
            "/answers/forWhom unknown-option",
            "/answers/hard not-yes-or-no");
    assertThat(refused(Map.of("hard", true, "copies", 21)).errors())
        .extracting(error -> error.pointer() + " " + error.code() + " " + error.args())
        .containsExactly("/answers/copies out-of-range [1, 20]");
    assertThat(refused(Map.of("hard", true, "copies", "2")).errors())
        .extracting(error -> error.pointer() + " " + error.code())
        .containsExactly("/answers/copies not-a-number");
    assertThat(refused(Map.of("hard", true, "copies", 2.5)).errors())
        .extracting(error -> error.pointer() + " " + error.code())
        .containsExactly("/answers/copies not-a-number");
    assertThat(refused(Map.of("hard", true, "forWhom", List.of("self"))).errors())
        .extracting(error -> error.pointer() + " " + error.code())
        .containsExactly("/answers/forWhom not-a-choice");
    assertThat(refused(Map.of()).errors())
        .extracting(error -> error.pointer() + " " + error.code())
        .containsExactly("/answers/hard required");
  }

  @Test
  void answersOfAPageAreReadByTheirType() {
    Answers answers =
        Answers.ofText(
            Sample.one(), Map.of("forWhom", "self", "hard", "true", "copies", " 2 ", "other", "x"));

    assertThat(answers.values())
        .containsEntry("hard", true)
        .containsEntry("copies", 2L)
        .containsEntry("other", "x");
    assertThat(Answers.ofText(Sample.one(), Map.of("hard", "  ")).values()).isEmpty();
  }

  private TermRule term(ProcedureVersion procedure, boolean hard) {
    return checklists
        .checklistFor(procedure, new Answers(Map.of("hard", hard)), SubmissionChannel.ONLINE)
        .term();
  }

  private Refused refused(Map<String, Object> answers) {
    return catchThrowableOfType(
        Refused.class,
        () ->
            checklists.checklistFor(Sample.one(), new Answers(answers), SubmissionChannel.ONLINE));
  }
}
