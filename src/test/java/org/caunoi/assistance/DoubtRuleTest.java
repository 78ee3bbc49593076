package org.caunoi.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.caunoi.platform.reference.ReferenceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped comparisons, each with a case that is right and one that is not. */
class DoubtRuleTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private final PreCheckRules shipped =
      PreCheckRules.read(ReferenceFile.text("classpath:", PreCheckRules.FILE));

  @Test
  void theShippedFileIsRead() {
    assertThat(shipped.window()).isEqualTo(Duration.ofDays(30));
    assertThat(shipped.repeated()).contains("2.000635");
    assertThat(shipped.about()).contains("childFullName");
    assertThat(shipped.rules()).hasSizeGreaterThan(25);
  }

  @ParameterizedTest
  @CsvSource({
    // Two people, one number
    "motherPersonId=001199000001;fatherPersonId=001099000002, ''",
    "personId=001199000001;newOwnerId=001199000001, same-number-twice!",
    "personId=001199000001;deceasedPersonId=001199000001, same-number-twice!",
    "personId=001199000001;spousePersonId=001199000001, same-number-twice!",
    "personId=001199000001;subjectPersonId=001199000001, same-number-twice",
    "personId=001199000001;motherPersonId=001199000001, ''",
    // What the number tells: 1 is a woman of the last century, 99 her year
    "motherPersonId=001199000001;motherBirthDate=1999-03-02, ''",
    "motherPersonId=001199000001;motherBirthDate=1998-03-02, number-of-another-year",
    "motherPersonId=001099000001, number-of-the-other-sex",
    "fatherPersonId=001199000001, number-of-the-other-sex",
    "fatherPersonId=001099000001, ''",
    "motherPersonId=không phải số, ''",
    // Days
    "childBirthDate=2026-11-25, ''",
    "childBirthDate=2026-11-26, day-ahead!",
    "deathDate=2027-01-01, day-ahead!",
    "deceasedBirthDate=1940-01-01;deathDate=2026-11-01, ''",
    "deceasedBirthDate=2026-11-02;deathDate=2026-11-01, days-swapped!",
    "fromDate=2026-12-01;toDate=2027-01-01, ''",
    "fromDate=2026-12-01;toDate=2026-11-30, days-swapped!",
    "motherBirthDate=1999-03-02;childBirthDate=2026-11-01, ''",
    "motherBirthDate=2016-03-02;childBirthDate=2026-11-01, too-few-years",
    "childBirthDate=hôm qua, ''"
  })
  void comparesFields(String form, String expected) {
    assertThat(doubts(form, Map.of(), Map.of()))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-01, false, ''",
    "2026-10-01, true, not-so-long-ago",
    "2026-09-26, false, ''",
    "2026-09-25, false, longer-ago-than-said",
    "2026-09-25, true, ''",
  })
  void aBirthOfLongAgoIsLate(String born, String late, String expected) {
    assertThat(doubts("childBirthDate=" + born, Map.of("late", late), Map.of()))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "Nguyễn Thử Nghiệm, ''",
    "NGUYỄN  THỬ NGHIỆM, ''",
    "Nguyễn Thử Nghiêm, differs-from-card",
    "Nguyen Thu Nghiem, differs-from-card"
  })
  void theNameIsTheOneOfTheCard(String name, String expected) {
    assertThat(doubts("fullName=" + name, Map.of(), Map.of("card.fullName", "Nguyễn Thử Nghiệm")))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @Test
  void bothPlacesOfAToneAreOneName() {
    assertThat(doubts("fullName=Lê Thị Hoà", Map.of(), Map.of("card.fullName", "Lê Thị Hòa")))
        .isEmpty();
  }

  @Test
  void withoutACardNothingIsCompared() {
    assertThat(doubts("fullName=Ai Đó", Map.of(), Map.of())).isEmpty();
  }

  @Test
  void aDoubtThatStopsRefusesAtEachOfItsPlaces() {
    Doubt doubt =
        new DoubtRule.Differ("motherPersonId", "fatherPersonId", true)
            .look(
                facts(
                    "motherPersonId=001199000001;fatherPersonId=001199000001", Map.of(), Map.of()))
            .orElseThrow();

    assertThat(doubt.errors())
        .extracting(error -> error.pointer() + " " + error.code())
        .containsExactly(
            "/form/motherPersonId same-number-twice", "/form/fatherPersonId same-number-twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "days: -1\nrepeated: []\nabout: []\nrules: []",
        "days: 30\nrules:\n  - { kind: guess, stops: false, source: a, confidence: seen }",
        "days: 30\nrules:\n  - { kind: differ, one: a, stops: false, source: a, confidence: seen }",
        "days: 30\nrules:\n  - { kind: past, field: a, source: a, confidence: seen }",
        "days: 30\nrules:\n  - { kind: past, field: a, stops: true, confidence: seen }",
        "days: 30\nrules:\n  - { kind: past, field: a, stops: true, source: a, confidence: sure }",
        "days: 30\n"
            + "rules:\n"
            + "  - { kind: past, field: a, also: b, stops: true, source: a, confidence: seen }",
        "days: 30\nmonths: 2"
      })
  void aWrongFileIsRefused(String text) {
    assertThatThrownBy(() -> PreCheckRules.read(text))
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessageContaining(PreCheckRules.FILE);
  }

  /** Codes of the doubts, with a mark where they stop. */
  private List<String> doubts(String form, Map<String, String> answers, Map<String, String> card) {
    DoubtRule.Facts facts = facts(form, answers, card);
    return shipped.rules().stream()
        .flatMap(rule -> rule.look(facts).stream())
        .map(doubt -> doubt.code() + (doubt.stops() ? "!" : ""))
        .toList();
  }

  private static DoubtRule.Facts facts(
      String form, Map<String, String> answers, Map<String, String> card) {
    Map<String, String> values = new HashMap<>();
    for (String pair : form.split(";")) {
      String[] parts = pair.split("=", 2);
      values.put(parts[0], parts[1]);
    }
    return new DoubtRule.Facts(values, answers, card, TODAY);
  }
}
