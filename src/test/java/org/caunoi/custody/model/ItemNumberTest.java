package org.caunoi.custody.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Locale;
import java.util.stream.LongStream;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Item numbers after UPU S10, and what is said of wrong ones. */
class ItemNumberTest {

  /**
   * RR473124829PT is the standard's own example; a carrier printed EJ012345678VN, which is wrong.
   */
  @ParameterizedTest
  @CsvSource({"47312482,9", "01234567,5"})
  void theCheckDigitIsTheOneOfTheStandard(String digits, int check) {
    assertThat(ItemNumber.checkDigit(digits)).isEqualTo(check);
  }

  @Test
  void everyNumberWeGiveIsValidAndNoTwoAreAlike() {
    assertThat(
            LongStream.rangeClosed(1, 20_000)
                .mapToObj(serial -> ItemNumber.of(ItemNumber.ENVELOPE, serial))
                .map(number -> ItemNumber.parse(number.value(), "/number").value())
                .distinct()
                .count())
        .isEqualTo(20_000);
  }

  @Test
  void oneWrongDigitIsAlwaysNoticed() {
    String right = ItemNumber.of(ItemNumber.BAG, 40_271_883).value();
    for (int at = 2; at < 11; at++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        if (digit == right.charAt(at)) {
          continue;
        }
        String wrong = right.substring(0, at) + digit + right.substring(at + 1);
        // The digits 0 and 5 each stand for two remainders, so a few slips in the body pass.
        if (at < 10 && (wrong.charAt(10) == '0' || wrong.charAt(10) == '5')) {
          continue;
        }
        assertThatThrownBy(() -> ItemNumber.parse(wrong, "/number"))
            .as(wrong)
            .isInstanceOfSatisfying(
                Refused.class,
                refused ->
                    assertThat(refused.errors().getFirst().code()).isEqualTo("item-number-check"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE", "123", "DE00000001", "DE000000017XX1", "ĐE000000017VN", "'; DROP"})
  void whatIsNoNumberIsNamedSo(String typed) {
    assertThatThrownBy(() -> ItemNumber.parse(typed, "/number"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.errors().getFirst().pointer()).isEqualTo("/number");
              assertThat(refused.errors().getFirst().code()).isEqualTo("item-number-malformed");
            });
  }

  @Test
  void aScannerMayTypeSmallLettersAndSpaces() {
    String number = ItemNumber.of(ItemNumber.ENVELOPE, 12).value();
    String typed = " " + new ItemNumber(number).spoken().toLowerCase(Locale.ROOT) + " ";
    assertThat(ItemNumber.parse(typed, "/number").value()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"mau-0001,MAU-0001", "' 12 34 ',1234"})
  void aSealIsReadAsItIsPrinted(String typed, String seal) {
    assertThat(Seal.parse(typed, "/seal")).isEqualTo(seal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "abc", "mấu-1", "123456789012345678901", "a_b_c"})
  void aSealThatCannotBeOneIsRefused(String typed) {
    assertThatThrownBy(() -> Seal.parse(typed, "/seal")).isInstanceOf(Refused.class);
  }

  @Test
  void theRulesKnowNoFrameworkAndNoDatabase() {
    ArchRuleDefinition.classes()
        .that()
        .resideInAPackage("org.caunoi.custody.model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.caunoi.custody.model..",
            "org.caunoi.shared..",
            "java..",
            "org.jspecify..",
            // Only says who may come in.
            "org.springframework.modulith")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.caunoi.custody.model"));
  }
}
