package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CodeGroupsTest {

  @Test
  void keepsTheMarksOfTheCodeAndItsShortParts() {
    assertThat(CodeGroups.of("H26.18-261123-0001"))
        .containsExactly("H26.", "18-", "261123-", "0001");
  }

  @Test
  void cutsLongPartsIntoFoursFromTheEnd() {
    assertThat(CodeGroups.of("001199000001")).containsExactly("0011", "9900", "0001");
    assertThat(CodeGroups.of("123456789-1")).containsExactly("1", "2345", "6789-", "1");
  }

  @Test
  void showsAnItemNumberAsItIsPrinted() {
    assertThat(CodeGroups.of("DE000000076VN")).containsExactly("DE", "0000", "0007", "6", "VN");
  }

  @Test
  void losesNoCharacter() {
    for (String code :
        new String[] {"A", "000.12.34.H26-261123-1234567", "a/b/c", "12345678901234567"}) {
      assertThat(String.join("", CodeGroups.of(code))).isEqualTo(code);
    }
    assertThat(CodeGroups.of("  ")).isEmpty();
  }
}
