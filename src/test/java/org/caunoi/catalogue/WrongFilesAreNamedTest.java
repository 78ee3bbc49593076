package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake in a data file is told with file, line and field. */
class WrongFilesAreNamedTest {

  private static final String EVERYDAY = "reference/everyday-words.yaml";
  private static final String ONE = "reference/procedures/9.000001.yaml";

  @Test
  void theSampleItselfIsGood() {
    assertThat(Sample.procedures())
        .extracting(ProcedureVersion::code)
        .containsExactly("9.000001", "9.000002");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          code: "9.000001"        | code: 9.000001          | 1 | code | must be text; put it in quotes
          code: "9.000001"        | code: "9.000009"        | 1 | code | must be the name of the file, 9.000001
          code: "9.000001"        | code: "abc"             | 1 | code | is not a procedure code like 2.000635: abc
          , en: "Test procedure one" | ``                   | 2 | name.en | is missing
          name: {                 | nmae: {                 | 2 | nmae | is not a known field
          name: {                 | nmae: {                 | 1 | name | is missing
          field: civil-status     | field: fishing          | 3 | field | is not known: fishing
          level: full             | level: most             | 4 | level | must be one of full, partial, in-person, unknown, not most
          shortcut: tt            | shortcut: TT9           | 5 | shortcut | must be two to four letters a to z
          "thử một"               | 17                      | 6 | aliases[0] | must be text; put it in quotes
          lifeEvents: [birth]     | lifeEvents: [rebirth]   | 7 | lifeEvents | is not known: rebirth
          summary: {              | summary: "a" #          | 8 | summary | must be a map of keys and values
          validFrom: 2025-07-01   | validFrom: 2025-02-30   | 9 | validFrom | is not a date like 2025-07-01: 2025-02-30
          validTo:                | validTo: 2020-01-01     | 10 | validTo | is before validFrom
          version: 1              | version: one            | 11 | version | must be a whole number
          version: 1              | version: 0              | 11 | version | must be from 1 to 100000, not 0
          authority: any-commune  | authority: the-king     | 12 | authority | is not a known rule: the-king
          route: direct           | route: detour           | 13 | route | must be one of direct, national-portal, not detour
          form: electronic        | form: clay              | 14 | result.form | must be one of electronic, paper, both, not clay
          returnBy: [electronic, counter] | returnBy: []    | 15 | returnBy | is missing
          strategy: working-days  | strategy: moons         | 17 | terms[0].strategy | must be one of
          amount: 3               | amount: 0               | 18 | terms[0].amount | must be from 1 to 1000, not 0
          when: "answers.hard == true" | #                  | 17 | terms[0].when | is missing: the terms after this one would never count
          cutoff: "15:00"         | cutoff: "15h"           | 24 | terms[1].cutoff | is not a time like "15:00": 15h
          cutoff: "15:00"         | #                       | 22 | terms[1].cutoff | is missing
          amount: 0, unit         | amount: -1, unit        | 28 | fees[0].amount | must be from 0 to 1000000000, not -1
          channel: counter        | channel: online         | 29 | fees[1].channel | an earlier fee already counts for online
          rule: { vi: "Miễn phí", en: "Free" }, | ``        | 28 | fees[0].rule | is missing
          legalBasis: []          | legalBasis: {}          | 30 | legalBasis | must be a list
          legalBasis: []          | stepTimes: { assign: 80, review: 20 } | 30 | stepTimes.review | must not be below assign
          legalBasis: []          | answerWithin: { strategy: same-day-cutoff, amount: 1 } | 30 | answerWithin.strategy | must leave more than a day
          legalBasis: []          | answerWithin: { strategy: working-days, amount: 0 } | 30 | answerWithin.amount | must be from 1 to 1000, not 0
          legalBasis: []          | decidedOn: hôm qua      | 30 | decidedOn | is not a date like 2025-07-01
          legalBasis: []          | stepTimes: { assign: 0, review: 20 }  | 30 | stepTimes.assign | must be from 1 to 100, not 0
          key: hard               | key: forWhom            | 39 | questions[1].key | is given twice: forWhom
          key: hard               | key: Hard-y             | 39 | questions[1].key | is not a key like forWhom: Hard-y
          value: other            | value: self             | 37 | questions[0].options[1].value | is given twice: self
          default: self           | default: nobody         | 38 | questions[0].default | is no possible answer: nobody
          max: 20                 | max: 0                  | 45 | questions[2].min | is above max
          default: 1              | default: 99             | 47 | questions[2].default | is no possible answer: 99
          type: yes-no            | type: maybe             | 41 | questions[1].type | must be one of choice, yes-no, number, not maybe
          copyKind: original      | copyKind: parchment     | 52 | components[0].copyKind | must be one of
          count: 1                | count: none             | 53 | components[0].count | must be a whole number
          upload: true            | upload: "perhaps"       | 55 | components[0].upload | must be true or false
          why: {                  | wy: {                   | 57 | components[0].wy | is not a known field
          include: [applicant]    | include: [nobody]       | 59 | form.include | there is no shared section nobody
          key: kind               | key: fullName           | 64 | form.sections[0].fields[0].key | is given twice in the form: fullName
          default: plain          | default: fancy          | 68 | form.sections[0].fields[0].default | is not a possible value: fancy
          maxLength: 50           | max: 50                 | 76 | form.sections[0].fields[1].max | only belongs to number, money and year
          type: text              | type: sculpture         | 74 | form.sections[0].fields[1].type | must be one of
          min: 1~max: 200         | min: 1~prefill: card.shoeSize | 83 | form.sections[0].fields[2].prefill | names no known value: card.shoeSize
          default: { source: "test" | default: { saurce: "test" | 85 | sources.default.saurce | is not a known field
          "form": {               | "fomr": {               | 86 | sources.fomr | is not a field of a procedure
          version: 1              | version: 1~version: 2   | 12 | version | is given twice
          """)
  void aMistakeIsNamed(String text, String wrong, int line, String field, String problem) {
    String indented = "~          ";
    ReferenceFiles broken =
        Sample.with(
            Sample.files(),
            ONE,
            text.replace("~", indented.replace('~', '\n')),
            wrong == null
                ? ""
                : wrong.contains("version")
                    ? wrong.replace('~', '\n')
                    : wrong.replace("~", indented.replace('~', '\n')));

    assertThat(problems(broken))
        .anySatisfy(
            told -> assertThat(told).startsWith(ONE + ":" + line + ": " + field + ": " + problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          answers.forWhom == 'other' and | is not a condition
          answers.forWhom                | is not a condition
          answers.nobody == 'other'      | there is no earlier question nobody
          answers.forWhom == 'nobody'    | answers.forWhom is only compared with self, other
          answers.forWhom in ['self', 'x'] | answers.forWhom is only compared with self, other
          answers.hard == 'true'         | hard is only compared with true, false
          answers.copies == '2'          | copies is only compared with a number
          channel == 'pigeon'            | channel is only compared with online, counter, post
          form.kind == 'sealed'          | there is no earlier field kind
          size(answers) > 2              | must name one value, such as answers.key
          answers['forWhom'] == 'other'  | must name one value, such as answers.key
          [1, 2].exists(n, n == 1)       | is not a condition
          answers.forWhom > 1            | only numbers are more or less: forWhom
          answers.forWhom && answers.hard | only yes or no is true or not: forWhom
          size(answers.forWhom) == 5     | does not know the function size
          answers.forWhom.startsWith('s') | does not know the function startsWith
          secret == 1                    | is not a condition
          1 + 1                          | is not a condition
          """)
  void aConditionThatCannotBeMeantIsNamed(String condition, String problem) {
    ReferenceFiles broken =
        Sample.with(Sample.files(), ONE, "answers.forWhom == 'other'", condition);

    assertThat(problems(broken))
        .anySatisfy(
            told -> assertThat(told).startsWith(ONE + ":56: components[0].when: " + problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          form.pages == '1'     | there is no earlier field pages
          form.kind == 'wooden' | form.kind is only compared with
          form.fullName == 1    | fullName is only compared with text
          """)
  void aFieldIsOnlyShownByWhatStandsBeforeIt(String condition, String problem) {
    ReferenceFiles broken = Sample.with(Sample.files(), ONE, "form.kind == 'sealed'", condition);

    assertThat(problems(broken))
        .anySatisfy(
            told ->
                assertThat(told)
                    .startsWith(ONE + ":77: form.sections[0].fields[1].when: " + problem));
  }

  @Test
  void aQuestionIsOnlyAskedByWhatWasAnsweredBefore() {
    ReferenceFiles broken =
        Sample.with(
            Sample.files(),
            ONE,
            "when: \"answers.forWhom == 'self'\"",
            "when: \"answers.copies > 1\"");

    assertThat(problems(broken))
        .containsExactly(ONE + ":48: questions[2].when: there is no earlier question copies");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          form.reason == 'why'  | there is no earlier field reason
          form.reason != ''     | there is no earlier field reason
          """)
  void aFieldIsNotShownByItself(String condition, String problem) {
    ReferenceFiles broken = Sample.with(Sample.files(), ONE, "form.kind == 'sealed'", condition);

    assertThat(problems(broken))
        .containsExactly(ONE + ":77: form.sections[0].fields[1].when: " + problem);
  }

  @Test
  void twoFieldsDoNotShowEachOther() {
    ReferenceFiles circle =
        Sample.with(
            Sample.files(),
            ONE,
            "          default: plain",
            "          default: plain\n          when: \"form.reason == 'why'\"");

    assertThat(problems(circle))
        .containsExactly(
            ONE + ":69: form.sections[0].fields[0].when: there is no earlier field reason");
  }

  @Test
  void twoQuestionsDoNotAskEachOther() {
    ReferenceFiles circle =
        Sample.with(
            Sample.files(),
            ONE,
            "    default: self",
            "    default: self\n    when: \"answers.copies > 1\"");

    assertThat(problems(circle))
        .containsExactly(ONE + ":39: questions[0].when: there is no earlier question copies");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          form.kind == 'sealed' && form.kind == 'plain'
          answers.forWhom == 'other' && answers.copies > 1
          answers.copies > 20
          answers.copies < 1 || form.kind == 'sealed' && answers.hard == true && !answers.hard
          """)
  void aFormThatAlwaysHidesItsOwnRequiredFieldIsNamed(String condition) {
    ReferenceFiles broken = Sample.with(Sample.files(), ONE, "form.kind == 'sealed'", condition);

    assertThat(problems(broken))
        .containsExactly(
            ONE + ":77: form.sections[0].fields[1].when: holds in no case: " + condition);
  }

  @ParameterizedTest
  @CsvSource({"answers.copies == 20", "form.fullName == 'A B'", "form.kind == ''"})
  void aConditionThatHoldsInOneRareCaseIsGood(String condition) {
    assertThat(problems(Sample.with(Sample.files(), ONE, "form.kind == 'sealed'", condition)))
        .isEmpty();
  }

  @Test
  void aPaperNobodyIsEverAskedForIsNamed() {
    ReferenceFiles broken =
        Sample.with(
            Sample.files(),
            ONE,
            "answers.forWhom == 'other'",
            "answers.forWhom == 'other' && answers.forWhom == 'self'");

    assertThat(problems(broken))
        .singleElement()
        .satisfies(
            told -> assertThat(told).startsWith(ONE + ":56: components[0].when: holds in no case"));
  }

  @Test
  void brokenYamlIsToldWithItsLine() {
    ReferenceFiles broken = Sample.with(Sample.files(), ONE, "aliases: [", "aliases: [[");

    assertThat(problems(broken))
        .singleElement()
        .satisfies(told -> assertThat(told).matches(ONE + ":\\d+: is not YAML: .*"));
  }

  @Test
  void filesThatHoldNoMapAreNamed() {
    assertThat(problems(Sample.put(Sample.files(), ONE, ""))).containsExactly(ONE + ":1: is empty");
    assertThat(problems(Sample.put(Sample.files(), ONE, "- a\n- b\n")))
        .containsExactly(ONE + ":1: must be a map of keys and values");
    assertThat(problems(Sample.put(Sample.files(), ONE, "a: 1\n".repeat(200_000))))
        .containsExactly(ONE + ":1: is longer than 524288 characters");
  }

  @Test
  void aShortcutBelongsToOneProcedure() {
    ReferenceFiles broken =
        Sample.with(Sample.files(), Sample.TWO, "level: partial", "level: partial\nshortcut: tt");

    assertThat(problems(broken))
        .containsExactly(Sample.TWO + ":5: shortcut: belongs to 9.000001 already: tt");
  }

  @Test
  void mistakesOfSharedFilesAreToldThereAndOnce() {
    ReferenceFiles wrongSection =
        Sample.with(Sample.files(), "reference/forms/applicant.yaml", "type: phone", "type: fax");
    ReferenceFiles wrongTopic =
        Sample.with(
            Sample.files(), "reference/fields.yaml", "key: certification", "key: civil-status");

    assertThat(problems(wrongSection))
        .singleElement()
        .satisfies(
            told ->
                assertThat(told)
                    .startsWith(
                        "reference/forms/applicant.yaml:11: fields[1].type: must be one of"));
    assertThat(problems(wrongTopic))
        .contains("reference/fields.yaml:2: [1].key: is given twice: civil-status");
    assertThat(problems(Sample.without(Sample.files(), "reference/fields.yaml")))
        .contains("reference/fields.yaml:1: is missing");
  }

  @Test
  void allMistakesOfAllFilesAreToldAtOnce() {
    ReferenceFiles broken =
        Sample.with(
            Sample.with(Sample.files(), ONE, "level: full", "level: most"),
            Sample.TWO,
            "amount: 2",
            "amount: 0");

    assertThat(problems(broken))
        .hasSize(2)
        .anySatisfy(told -> assertThat(told).startsWith(ONE + ":4: level: "))
        .anySatisfy(told -> assertThat(told).startsWith(Sample.TWO + ":14: terms[0].amount: "));
  }

  @Test
  void noProcedureAtAllIsAMistake() {
    ReferenceFiles none = Sample.without(Sample.without(Sample.files(), Sample.ONE), Sample.TWO);

    assertThatThrownBy(() -> new ReferenceReader(none).procedures())
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessage("reference/procedures/:1: holds no procedure");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          - { say: ["a"] }                         | 1 | [0].for | is missing
          - { say: [], for: ["thử một"] }          | 1 | [0].say | is missing
          - { say: ["a"], for: ["thử nghiệm hài"] } | 1 | [0].for | is in no procedure's name or aliases: thử nghiệm hài
          - { say: ["?!"], for: ["thử một"] }      | 1 | [0].say | holds no word: ?!
          - { say: [17], for: ["thử một"] }        | 1 | [0].say[0] | must be text; put it in quotes
          - { say: ["a"], for: ["thử một"], or: "b" } | 1 | [0].or | is not a known field
          """)
  void anEverydayWordThatStandsForNothingIsNamed(
      String line, int number, String field, String problem) {
    assertThat(problems(Sample.put(Sample.files(), EVERYDAY, line)))
        .anySatisfy(
            told ->
                assertThat(told)
                    .startsWith(EVERYDAY + ":" + number + ": " + field + ": " + problem));
  }

  @Test
  void theEverydayWordsMustBeThere() {
    assertThat(problems(Sample.without(Sample.files(), EVERYDAY)))
        .containsExactly(EVERYDAY + ":1: is missing");
  }

  private static List<String> problems(ReferenceFiles files) {
    ReferenceDataRefused refused =
        catchThrowableOfType(
            ReferenceDataRefused.class, () -> new ReferenceReader(files).procedures());
    return refused == null ? List.of() : refused.problems().stream().map(Object::toString).toList();
  }
}
