package org.caunoi.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonValuesTest {

  @ParameterizedTest
  @CsvSource({
    "001199000001, 001199000001",
    "001 199 000 001, 001199000001",
    "001.199.000.001, 001199000001",
    "001-199-000-001, 001199000001",
    "' 001199000001 ', 001199000001",
  })
  void readsPersonalIdNumbers(String text, String digits) {
    assertThat(PersonalIdNumber.parse(text).digits()).isEqualTo(digits);
  }

  @ParameterizedTest
  @CsvSource({
    "'', personal-id-not-digits",
    "00119900000A, personal-id-not-digits",
    "００１１９９０００００１, personal-id-not-digits",
    "00119900000, personal-id-length",
    "0011990000011, personal-id-length",
    "001199001, personal-id-length",
    "000000000000, personal-id-placeholder",
    "000000000001, personal-id-placeholder",
    "000199000001, personal-id-placeholder",
    "111111111111, personal-id-placeholder",
    "123456789012, personal-id-placeholder",
  })
  void refusesPersonalIdNumbers(String text, String code) {
    refuses(() -> PersonalIdNumber.parse(text), code);
    assertThat(PersonalIdNumber.tryParse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "001099000001, 1999, MALE",
    "001199000001, 1999, FEMALE",
    "001205000001, 2005, MALE",
    "001305000001, 2005, FEMALE",
    "001400000001, 2100, MALE",
    "001999000001, 2399, FEMALE",
  })
  void readsYearAndSexOutOfTheNumber(String digits, int year, Sex sex) {
    PersonalIdNumber number = PersonalIdNumber.parse(digits);
    assertThat(number.birthYear()).isEqualTo(year);
    assertThat(number.sex()).isEqualTo(sex);
  }

  @Test
  void warnsWhenTheNumberContradictsTheCard() {
    PersonalIdNumber number = PersonalIdNumber.parse("001199000001");
    assertThat(number.check(BirthDate.parse("01/02/1999"), Sex.FEMALE)).isEmpty();
    assertThat(number.check(null, null)).isEmpty();
    assertThat(number.check(BirthDate.parse("01/02/1998"), Sex.MALE))
        .extracting(Finding::code)
        .containsExactly("birth-year-differs", "sex-differs");
    assertThat(PersonalIdNumber.parse("003199000001").check(null, null))
        .extracting(Finding::code)
        .containsExactly("place-unknown");
    assertThat(PersonalIdNumber.parse("001199000000").check(null, null))
        .extracting(Finding::code)
        .containsExactly("number-looks-made-up");
    assertThat(PersonalIdNumber.parse("150199000001").check(null, null)).isEmpty();
  }

  @Test
  void knowsTheSixtyThreePlaces() {
    long known =
        IntStream.range(1, 101)
            .filter(i -> RegistrationPlaces.shipped().nameOf("%03d".formatted(i)).isPresent())
            .count();
    assertThat(known).isEqualTo(63);
    assertThat(RegistrationPlaces.shipped().nameOf("001")).hasValue("Hà Nội");
    assertThat(RegistrationPlaces.shipped().isForeign("101")).isTrue();
    assertThat(RegistrationPlaces.shipped().isForeign("096")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          code: "002"        | code: "2"        | :8: places[1].code
          code: "002"        | code: "001"      | :8: places[1].code
          name: "Hà Giang"   | name: ""         | :8: places[1].name
          foreignFrom: 101   | foreignFrom: ten | :5: foreignFrom
          code: "096"        | code: "296"      | places[62].code
          source:            | sauce:           | source: is missing
          """)
  void aBadTableNamesFileLineAndField(String good, String bad, String told) {
    assertThat(RegistrationPlaces.content()).contains(good);
    assertThatThrownBy(
            () -> RegistrationPlaces.read(RegistrationPlaces.content().replace(good, bad)))
        .hasMessageContaining(RegistrationPlaces.FILE)
        .hasMessageContaining(told);
  }

  @ParameterizedTest
  @CsvSource({
    "31/01/1990, 31/01/1990",
    "31011990, 31/01/1990",
    "1/2/1990, 01/02/1990",
    "1990-01-31, 31/01/1990",
    "19900131, 31/01/1990",
    "31-01-1990, 31/01/1990",
    "00/00/1950, 1950",
    "00001950, 1950",
    "00/05/1950, 05/1950",
    "05/1950, 05/1950",
    "1950, 1950",
    "29/02/2000, 29/02/2000",
  })
  void readsBirthDates(String text, String shown) {
    assertThat(BirthDate.parse(text).text()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "31/02/1990, birth-date-impossible",
    "29/02/1999, birth-date-impossible",
    "12/13/1990, birth-date-impossible",
    "99999999, birth-date-impossible",
    "01/01/1700, birth-date-impossible",
    "05/00/1990, birth-date-impossible",
    "yesterday, birth-date-malformed",
    "'', birth-date-malformed",
    "1/2/90, birth-date-malformed",
  })
  void refusesBirthDates(String text, String code) {
    refuses(() -> BirthDate.parse(text), code);
  }

  @Test
  void anInexactBirthDateKnowsItsLimits() {
    BirthDate date = BirthDate.parse("1950");
    assertThat(date.isExact()).isFalse();
    assertThat(date.earliest()).isEqualTo(LocalDate.of(1950, 1, 1));
    assertThat(date.latest()).isEqualTo(LocalDate.of(1950, 12, 31));
    assertThat(BirthDate.parse("02/2000").latest()).isEqualTo(LocalDate.of(2000, 2, 29));
  }

  @ParameterizedTest
  @CsvSource({
    "'  Nguyễn   Thử\u00A0Nghiệm ', Nguyễn Thử Nghiệm, N••• T••• Nghiệm",
    "Hương, Hương, H•••",
    "Đặng Thị Hương, Đặng Thị Hương, Đ••• T••• Hương",
    "O’Brien-Smith Test, O’Brien-Smith Test, O••• Test",
    "Y Thử Niê, Y Thử Niê, Y••• T••• Niê",
  })
  void readsNames(String text, String shown, String masked) {
    FullName name = FullName.parse(text);
    assertThat(name.text()).isEqualTo(shown);
    assertThat(name.masked()).isEqualTo(masked);
    assertThat(name).hasToString(masked);
  }

  @Test
  void composesLettersTypedInPieces() {
    assertThat(FullName.parse("Nguye\u0302\u0303n Thu\u031B\u0309").text()).isEqualTo("Nguyễn Thử");
  }

  @Test
  void namesAreEqualWhereverTheToneStands() {
    assertThat(FullName.parse("Nguyễn Thị Hoà")).isEqualTo(FullName.parse("NGUYỄN THỊ HÒA"));
    assertThat(FullName.parse("Nguyễn Thị Hoà"))
        .hasSameHashCodeAs(FullName.parse("Nguyễn Thị Hòa"));
    assertThat(FullName.parse("Lê Thuý")).isEqualTo(FullName.parse("Lê Thúy"));
    assertThat(FullName.parse("Nguyễn Hoà")).isNotEqualTo(FullName.parse("Nguyễn Hoa"));
    assertThat(FullName.parse("Nguyễn Thử")).isNotEqualTo(FullName.parse("Nguyên Thử"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', name-missing",
    "'  - ', name-missing",
    "Nguyễn 3, name-has-digits",
    "12, name-has-digits",
    "Nguy?n, name-has-symbols",
    "<b>Thử</b>, name-has-symbols",
    "Thử; DROP TABLE, name-has-symbols",
    "阮 Thử, name-not-latin",
    "Nguyễn Тhử, name-not-latin",
  })
  void refusesNames(String text, String code) {
    refuses(() -> FullName.parse(text), code);
    assertThat(FullName.tryParse(text)).isEmpty();
  }

  @Test
  void refusesEndlessNames() {
    refuses(() -> FullName.parse("a".repeat(101)), "name-too-long");
    assertThat(FullName.tryParse("a".repeat(100))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "0900000001, +84900000001, MOBILE, 090•••••01",
    "+84 900 000 001, +84900000001, MOBILE, 090•••••01",
    "84900000001, +84900000001, MOBILE, 090•••••01",
    "0084900000001, +84900000001, MOBILE, 090•••••01",
    "+84 (0)900.000.001, +84900000001, MOBILE, 090•••••01",
    "0300000001, +84300000001, MOBILE, 030•••••01",
    "024 3800 0001, +842438000001, LANDLINE, 024••••••01",
    "+84 28 3800 0001, +842838000001, LANDLINE, 028••••••01",
  })
  void readsPhoneNumbers(String text, String international, PhoneNumber.Kind kind, String masked) {
    PhoneNumber phone = PhoneNumber.parse(text);
    assertThat(phone.international()).isEqualTo(international);
    assertThat(phone.kind()).isEqualTo(kind);
    assertThat(phone.masked()).isEqualTo(masked);
    assertThat(phone).hasToString(masked);
    assertThat(PhoneNumber.parse(phone.national())).isEqualTo(phone);
    assertThat(phone.takesMessages()).isEqualTo(kind == PhoneNumber.Kind.MOBILE);
  }

  @ParameterizedTest
  @CsvSource({
    "'', phone-malformed",
    "0900 000 00, phone-malformed",
    "090000000012, phone-malformed",
    "900000001, phone-malformed",
    "0000000000, phone-malformed",
    "0400000001, phone-malformed",
    "call me, phone-malformed",
    "113, phone-service-number",
    "1022, phone-service-number",
    "18001096, phone-service-number",
    "1900 1009, phone-service-number",
    "01620000001, phone-old-prefix",
    "+1 202 555 0100, phone-foreign",
    "0012025550100, phone-foreign",
  })
  void refusesPhoneNumbers(String text, String code) {
    refuses(() -> PhoneNumber.parse(text), code);
    assertThat(PhoneNumber.tryParse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nghiem@example.vn, nghiem@example.vn, n•••@example.vn",
    "' N.Thu+1@Example.Org.VN ', N.Thu+1@example.org.vn, N•••@example.org.vn",
  })
  void readsEmailAddresses(String text, String kept, String masked) {
    assertThat(EmailAddress.parse(text).text()).isEqualTo(kept);
    assertThat(EmailAddress.parse(text)).hasToString(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "thu",
        "thu@",
        "@example.vn",
        "thu@example",
        "thu@@example.vn",
        "thu thu@example.vn",
        ".thu@example.vn",
        "thu.@example.vn",
        "thu..a@example.vn",
        "thu@-example.vn",
        "thu@example..vn",
        "thử@example.vn",
        "thu@example.vn\r\nBcc: a@example.vn",
        "thu@example.vn,a@example.vn",
        "<thu@example.vn>",
        "thu@exa_mple.vn"
      })
  void refusesEmailAddresses(String text) {
    refuses(() -> EmailAddress.parse(text), "email-malformed");
    assertThat(EmailAddress.tryParse(text)).isEmpty();
  }

  @Test
  void refusesEndlessEmailAddressesAtOnce() {
    refuses(() -> EmailAddress.parse("a".repeat(100_000) + "@example.vn"), "email-too-long");
    refuses(() -> EmailAddress.parse("a".repeat(65) + "@example.vn"), "email-malformed");
  }

  @ParameterizedTest
  @CsvSource({"Nam, MALE", "nam, MALE", "Nữ, FEMALE", "Nu\u031B\u0303, FEMALE", "NU, FEMALE"})
  void readsSex(String text, Sex sex) {
    assertThat(Sex.parse(text)).isEqualTo(sex);
  }

  @Test
  void refusesAnyOtherSex() {
    refuses(() -> Sex.parse("Namm"), "sex-unknown");
  }

  @Test
  void nothingPersonalIsPrintedByAccident() {
    assertThat(PersonalIdNumber.parse("001199000001")).hasToString("001••••••001");
    assertThat(BirthDate.parse("31/01/1990").toString()).doesNotContain("1990");
    assertThat(BirthDate.parse("31/01/1990").masked()).isEqualTo("••/••/1990");
    assertThat(AddressHint.of("Số 1, Quận Ba Đình").toString()).doesNotContain("Ba Đình");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Số 1 Phúc Xá, Quận Ba Đình, Hà Nội      | true
          Thôn 2, Xã Minh Châu, Huyện Ba Vì       | true
          Sơn Lộc, TX. Sơn Tây, Hà Nội            | true
          12 ngõ 3, Q. Đống Đa                    | true
          Số 1, phường Ba Đình, thành phố Hà Nội  | false
          Số 5 Quán Thánh, Ba Đình, Hà Nội        | false
          """)
  void seesDistrictsInAnAddressAndLeavesIt(String address, boolean district) {
    assertThat(AddressHint.of(address)).isEqualTo(new AddressHint(address, district));
  }

  private static void refuses(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.errors()).isEmpty();
            });
  }
}
