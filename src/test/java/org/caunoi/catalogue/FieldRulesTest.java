package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of each field type. */
class FieldRulesTest {

  @ParameterizedTest
  @CsvSource({
    "text, '  một   dòng ', một dòng",
    "fullName, Nguyễn Thị Thử-Nghiệm, Nguyễn Thị Thử-Nghiệm",
    "fullName, Y Bliă, Y Bliă",
    "personId, 001 199 000 001, 001199000001",
    "date, 5/9/1960, 1960-09-05",
    "date, 05-09-1960, 1960-09-05",
    "date, 1960-09-05, 1960-09-05",
    "date, 29/02/2024, 2024-02-29",
    "number, 007, 7",
    "number, '45,50', 45.5",
    "number, 0, 0",
    "money, 1.500.000, 1500000",
    "money, 1 500 000 đồng, 1500000",
    "money, 8000đ, 8000",
    "phone, 0900 000 001, 0900000001",
    "phone, +84900000001, 0900000001",
    "phone, 84900000001, 0900000001",
    "phone, 024.3825.0001, 02438250001",
    "email, Thu.Nghiem@Example.COM, thu.nghiem@example.com",
    "ward, 00070, 00070",
    "year, 1960, 1960",
    "yesNo, yes, true",
    "yesNo, false, false",
    "choice, a, a",
    "declaration, on, true",
  })
  void bringsAValueIntoItsNormalForm(String type, String typed, String normal) {
    assertThat(FieldRules.check(field(type, null, null), typed)).isEqualTo(FieldValue.good(normal));
  }

  @ParameterizedTest
  @CsvSource({
    "fullName, Nguyễn 2, not-a-name",
    "fullName, X, not-a-name",
    "fullName, <b>An</b>, not-a-name",
    "personId, 00119900000, not-a-person-id",
    "personId, 0011990000011, not-a-person-id",
    "personId, 000000000001, not-a-person-id",
    "personId, 111111111111, not-a-person-id",
    "personId, 00119900000a, not-a-person-id",
    "date, 30/02/2024, not-a-date",
    "date, 2024-13-01, not-a-date",
    "date, 1/1/99, not-a-date",
    "date, hôm qua, not-a-date",
    "date, 01/01/1700, out-of-range",
    "number, hai, not-a-number",
    "number, 1e9, not-a-number",
    "number, --1, not-a-number",
    "number, -1, out-of-range",
    "money, 1.50, not-a-number",
    "money, =1+1, not-a-number",
    "phone, 0100000001, not-a-phone",
    "phone, 090000000, not-a-phone",
    "phone, 09000000012, not-a-phone",
    "email, a@b, not-an-email",
    "email, a b@c.vn, not-an-email",
    "ward, 70, not-a-ward",
    "year, 60, not-a-year",
    "year, 1700, out-of-range",
    "yesNo, maybe, not-yes-or-no",
    "choice, z, unknown-option",
    "declaration, false, required",
    "text, '', required",
  })
  void saysWhatIsWrong(String type, String typed, String code) {
    FieldValue value = FieldRules.check(field(type, null, null), typed);

    assertThat(value.error()).isNotNull().extracting(FieldValue.Problem::code).isEqualTo(code);
  }

  @Test
  void keepsNumbersWithinTheLimitsOfTheField() {
    FormField copies = field("number", 1L, 20L);

    assertThat(FieldRules.check(copies, "20").error()).isNull();
    assertThat(FieldRules.check(copies, "21").error())
        .isEqualTo(new FieldValue.Problem("out-of-range", List.of("1", "20")));
    assertThat(FieldRules.check(copies, "0").error()).isNotNull();
  }

  @Test
  void refusesHiddenAndControlCharacters() {
    for (String typed : List.of("a\u0000b", "a\u202Eb", "a\u200Bb", "a\u001Bb")) {
      assertThat(FieldRules.check(field("text", null, null), typed).error())
          .isNotNull()
          .extracting(FieldValue.Problem::code)
          .isEqualTo("bad-characters");
    }
  }

  @Test
  void storesVietnameseLettersInOneForm() {
    String decomposed = java.text.Normalizer.normalize("Đặng Thử", java.text.Normalizer.Form.NFD);

    assertThat(FieldRules.check(field("fullName", null, null), decomposed).text())
        .isEqualTo("Đặng Thử");
  }

  @Test
  void countsLettersAndNotSurrogates() {
    FormField field = field("text", null, null);
    String wide = "\uD840\uDC00".repeat(200);

    assertThat(FieldRules.check(field, wide).error()).isNull();
    assertThat(FieldRules.check(field, wide + "x").error())
        .isEqualTo(new FieldValue.Problem("too-long", List.of("200")));
  }

  @Test
  void keepsLineBreaksOnlyInLongText() {
    assertThat(FieldRules.check(field("longText", null, null), "a\nb").text()).isEqualTo("a\nb");
    assertThat(FieldRules.check(field("text", null, null), "a\nb").text()).isEqualTo("a b");
  }

  private static FormField field(String type, @Nullable Long min, @Nullable Long max) {
    FieldType found =
        Arrays.stream(FieldType.values())
            .filter(each -> each.key().equals(type))
            .findFirst()
            .orElseThrow();
    LocalizedText text = new LocalizedText("Thử", "Test");
    return new FormField(
        "key",
        text,
        found,
        true,
        null,
        null,
        min,
        max,
        found.maxLength(),
        List.of(new Choice("a", text), new Choice("b", text)),
        null,
        null);
  }
}
