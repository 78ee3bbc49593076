package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A described case that comes out otherwise is told with file, line, name and difference. */
class WrongFixturesTest {

  static final String PATH = "reference/fixtures/9.000001.yaml";

  static final String GOOD =
      """
      code: "9.000001"
      base:
        channel: counter
        answers: { hard: false }
        form: { fullName: "Nguyễn Thử Nghiệm", phone: "0900000001" }
        papers: []
        fee: 8000
        term: same-day-cutoff 1
        authority: any-commune
      cases:
        - name: "for myself"
          hides: [reason]
        - name: "two copies for myself"
          answers: { copies: 2 }
          fee: 16000
        - name: "for someone else nobody asks for copies"
          answers: { forWhom: other, copies: 9 }
          papers: [mandate]
          fee: unknown
        - name: "hard takes three days"
          answers: { hard: true }
          term: working-days 3
        - name: "sealed without a reason"
          form: { kind: sealed }
          shows: [reason]
          errors: [/form/reason required]
        - name: "online is free"
          channel: online
          fee: 0
        - name: "too many copies"
          answers: { copies: 21 }
          errors: [/answers/copies out-of-range]
      """;

  static String wrongFee() {
    return GOOD.replace("fee: 16000", "fee: 17000");
  }

  @Test
  void goodCasesAreNoProblem() {
    assertThat(problems(GOOD)).isEmpty();
  }

  @Test
  void aProcedureWithoutCasesIsGood() {
    assertThat(Sample.procedures()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          fee: 16000              | fee: 17000             | 15 | cases[1].fee | "two copies for myself" must come to 17000 but comes to 16000
          papers: [mandate]       | papers: []             | 18 | cases[2].papers | "for someone else nobody asks for copies" must come to [] but comes to [mandate]
          fee: unknown            | fee: 8000              | 19 | cases[2].fee | "for someone else nobody asks for copies" must come to 8000 but comes to unknown
          term: working-days 3    | term: working-days 4   | 22 | cases[3].term | "hard takes three days" must come to working-days 4 but comes to working-days 3
          authority: any-commune  | authority: city-centre | 11 | cases[0].authority | "for myself" must come to city-centre but comes to any-commune
          hides: [reason]         | shows: [reason]        | 12 | cases[0].shows | "for myself" must come to [reason] but comes to []
          shows: [reason]         | hides: [reason]        | 25 | cases[4].hides | "sealed without a reason" must come to [reason] but comes to []
          errors: [/form/reason required] | errors: []     | 26 | cases[4].errors | "sealed without a reason" must come to [] but comes to [/form/reason required]
          copies out-of-range     | copies required        | 32 | cases[6].errors | "too many copies" must come to [/answers/copies required] but comes to [/answers/copies out-of-range]
          kind: sealed            | knid: sealed           | 26 | cases[4].errors | "sealed without a reason" must come to [/form/reason required] but comes to [/form/knid unknown-field]
          name: "online is free"  | name: "for myself"     | 27 | cases[5].name | is given twice: for myself
          name: "online is free"  | title: "online"        | 27 | cases[5].name | is missing
          channel: online         | channel: pigeon        | 28 | cases[5].channel | must be one of online, counter, post, not pigeon
          authority: any-commune  | # nothing              | 11 | cases[0].authority | is missing here and in the base
          fee: 16000              | fees: 16000            | 15 | cases[1].fees | is not a known field
          code: "9.000001"        | code: "9.000002"       | 1  | code | must be the name of the file, 9.000001
          """)
  void aDifferenceIsNamed(String text, String wrong, int line, String field, String problem) {
    assertThat(problems(GOOD.replace(text, wrong)))
        .anySatisfy(
            told -> assertThat(told).startsWith(PATH + ":" + line + ": " + field + ": " + problem));
  }

  @Test
  void casesOfNoProcedureAreNamed() {
    ReferenceFiles files =
        Sample.put(
            Sample.files(),
            PATH.replace("000001", "000009"),
            GOOD.replace("\"9.000001\"", "\"9.000009\""));

    assertThat(problems(files))
        .containsExactly(
            "reference/fixtures/9.000009.yaml:1: code: there is no procedure 9.000009");
  }

  @Test
  void aChangeOfTheProcedureIsCaughtByItsCases() {
    ReferenceFiles files =
        Sample.with(
            Sample.put(Sample.files(), PATH, GOOD), Sample.ONE, "amount: 8000", "amount: 9000");

    assertThat(problems(files))
        .contains(
            PATH + ":11: cases[0].fee: \"for myself\" must come to 8000 but comes to 9000",
            PATH
                + ":15: cases[1].fee: \"two copies for myself\" must come to 16000 but comes to"
                + " 18000");
  }

  private static List<String> problems(String fixtures) {
    return problems(Sample.put(Sample.files(), PATH, fixtures));
  }

  private static List<String> problems(ReferenceFiles files) {
    ReferenceDataRefused refused =
        catchThrowableOfType(
            ReferenceDataRefused.class, () -> new ReferenceReader(files).procedures());
    return refused == null ? List.of() : refused.problems().stream().map(Object::toString).toList();
  }
}
