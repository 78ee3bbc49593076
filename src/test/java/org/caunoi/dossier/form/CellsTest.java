package org.caunoi.dossier.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No cell of a spreadsheet can begin a formula. */
class CellsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1", "+84900000001", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00A0=1",
        "\u200B=cmd|' /C calc'!A0", "＝1+1", "＋1", "－1", "＠x", "|x", "%x", "\u0000=1", "\tAn"
      })
  void whatCouldBeginOneStandsBehindAnApostrophe(String text) {
    assertThat(Cells.safe(text)).startsWith("'").doesNotContain("\u0000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Nguyễn Thử", "104.00.00.H26-261125-0001", "a=b", "Số 1 - phố Thử", "", "1"})
  void everythingElseStaysAsItIs(String text) {
    assertThat(Cells.safe(text)).isEqualTo(text);
  }

  @Test
  void whatNoSheetCanHoldIsLeftOut() {
    assertThat(Cells.safe("A\u0007B\uFFFFC")).isEqualTo("ABC");
  }
}
