package org.caunoi.post.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.NeedsNothing;
import org.caunoi.document.SentFile;
import org.caunoi.post.Parcels;
import org.caunoi.post.money.StatedLine.Payer;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;

/** A carrier's statement as a file. */
@NeedsNothing
class StatementFileTest {

  @Test
  void isReadWithEitherMarkBetweenCellsAndEitherSpellingOfADay() {
    assertThat(
            read(
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
    assertThatThrownBy(() -> StatementFile.check(Parcels.statement(content)))
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
    for (String content : List.of("\uFEFF", "  \n", "number,day,payer,amount\n")) {
      refused(content, "statement-empty");
    }
    refused("so,ngay\n1,2", "statement-header");
    refused(
        "number,day,payer,amount\n" + "x\n".repeat(StatementFile.MOST_LINES + 1),
        "statement-too-long");
  }

  @Test
  void aLineWithoutEndIsNotHeldAndWhatIsNoTextIsTold() {
    String[] right = {"number,day,payer,amount", "DE000000017VN,2026-11-30,city,26000"};
    refused(right[0] + "\n" + right[1] + " ".repeat(2_000_000) + "\n" + right[1], "statement-line");
    SentFile latin =
        Objects.requireNonNull(
            SentFile.held((right[0] + "\n\u00e9").getBytes(StandardCharsets.ISO_8859_1), "/file"));
    assertThatThrownBy(() -> StatementFile.check(latin))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.errors())
                    .containsExactly(Refused.FieldError.of("/file", "not-text")));
  }

  @Test
  void itIsTakenSoManyLinesAtATime() {
    StringBuilder content = new StringBuilder("number,day,payer,amount\r\n");
    for (int i = 0; i < 5; i++) {
      content.append("DE00000001").append(i).append(",2026-11-30,city,1\r");
    }
    List<Integer> sizes = new ArrayList<>();
    StatementFile.read(Parcels.statement(content.toString()), 2, some -> sizes.add(some.size()));
    assertThat(sizes).containsExactly(2, 2, 1);
    assertThat(StatementFile.check(Parcels.statement(content.toString())))
        .isEqualTo(new StatementFile.Checked(5, DigestUtils.sha256Hex(content.toString())));
  }

  private static List<StatedLine> read(String content) {
    List<StatedLine> lines = new ArrayList<>();
    StatementFile.read(Parcels.statement(content), 100, lines::addAll);
    return lines;
  }

  private static void refused(String content, String code) {
    assertThatThrownBy(() -> StatementFile.check(Parcels.statement(content)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.errors().getFirst().code()).isEqualTo(code));
  }
}
