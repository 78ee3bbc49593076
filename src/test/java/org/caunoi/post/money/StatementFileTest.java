package org.caunoi.post.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.caunoi.NeedsNothing;
import org.caunoi.post.money.StatedLine.Payer;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;

/** A carrier's statement as a file. */
@NeedsNothing
class StatementFileTest {

  @Test
  void isReadWithEitherMarkBetweenCellsAndEitherSpellingOfADay() {
    assertThat(
            StatementFile.read(
                "\uFEFFnumber;day;payer;amount\r\nDE000000017VN;30/11/2026;city;26.000\r\n"
                    + "\"DE000000025VN\",2026-12-01,citizen,4500\n\n"))
        .containsExactly(
            new StatedLine(2, "DE000000017VN", LocalDate.of(2026, 11, 30), Payer.CITY, 26_000),
            new StatedLine(3, "DE000000025VN", LocalDate.of(2026, 12, 1), Payer.CITIZEN, 4_500));
  }

  @Test
  void everyMistakeIsNamedByLineAndField() {
    String content =
        """
        number,day,payer,amount
        DE000000017VN,2026-02-30,city,26000
        DE000000017VN,2026-11-30,mayor,-1
        =1+1,2026-11-30,city,26000
        DE000000017VN,2026-11-30,city
        DE000000017VN,2026-11-30,city,9999999999
        """;
    assertThatThrownBy(() -> StatementFile.read(content))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.errors().stream().map(one -> one.pointer() + " " + one.code()))
                    .containsExactly(
                        "/lines/2/day statement-day",
                        "/lines/3/payer statement-payer",
                        "/lines/3/amount statement-amount",
                        "/lines/4/number statement-number",
                        "/lines/5 statement-line",
                        "/lines/6/amount statement-amount"));
  }

  @Test
  void whatIsNoStatementIsRefused() {
    for (String content : List.of("", "  \n", "number,day,payer,amount\n")) {
      refused(content, "statement-empty");
    }
    refused("so,ngay\n1,2", "statement-header");
    refused(
        "number,day,payer,amount\n" + "x\n".repeat(StatementFile.MOST_LINES + 1),
        "statement-too-long");
  }

  private static void refused(String content, String code) {
    assertThatThrownBy(() -> StatementFile.read(content))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.errors().getFirst().code()).isEqualTo(code));
  }
}
