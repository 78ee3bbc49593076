package org.caunoi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.caunoi.calendar.NoticesFile.Entry;
import org.junit.jupiter.api.Test;

class NoticesFileTest {

  private static final String TEXT =
      """
      # đầu tệp
      - year: 2025
        notice: "a"
      # giữa
      - { year: 2026, notice: "b" }
      """;

  @Test
  void isCutIntoYearsAndPutTogetherAgain() {
    NoticesFile file = NoticesFile.of(TEXT);
    assertThat(file.head()).isEqualTo("# đầu tệp\n");
    assertThat(file.entries()).extracting(Entry::year).containsExactly(2025, 2026);
    assertThat(file.entries()).extracting(Entry::line).containsExactly(2, 5);
    assertThat(file.text()).isEqualTo(TEXT);
    assertThat(NoticesFile.of(TEXT.replace("\n", "\r\n")).text()).isEqualTo(TEXT);
  }

  @Test
  void aYearIsReplacedInItsOrderOrAddedAtTheEnd() {
    NoticesFile file = NoticesFile.of(TEXT);
    String other = "- year: 2025\n  notice: \"c\"\n";
    assertThat(file.with(Map.of(2025, other)).text())
        .startsWith("# đầu tệp\n- year: 2025\n  notice: \"c\"\n- { year: 2026")
        .doesNotContain("\"a\"");
    assertThat(file.with(Map.of(2027, "- year: 2027\n")).text()).endsWith("- year: 2027\n");
    assertThat(file.withLast(2025, other).text()).endsWith(other).contains("2026");
  }

  @Test
  void anEntryWithoutAYearHasNone() {
    assertThat(NoticesFile.of("- notice: x\n").entries())
        .extracting(Entry::year)
        .containsExactly(0);
    assertThat(NoticesFile.of("").entries()).isEmpty();
  }

  @Test
  void theShippedFileStaysByteForByte() {
    String shipped = WorkingCalendars.shipped(ReadCalendarFiles.NOTICES);
    assertThat(NoticesFile.of(shipped).text()).isEqualTo(shipped);
    assertThat(NoticesFile.of(shipped).with(Map.of()).text()).isEqualTo(shipped);
  }
}
