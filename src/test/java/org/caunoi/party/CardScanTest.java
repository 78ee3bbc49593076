package org.caunoi.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.caunoi.party.CardReading.CitizenCard;
import org.caunoi.party.CardReading.HealthInsuranceCard;
import org.caunoi.party.CardReading.TypedNumber;
import org.caunoi.party.CardReading.Unreadable;
import org.caunoi.party.CardReading.Unreadable.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All people are made up. */
class CardScanTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final String NUMBER = "001199000001";
  private static final String NAME = "Nguyễn Thử Nghiệm";
  private static final String ADDRESS = "Số 1 ngõ 2 Trúc Bạch, Ba Đình, Hà Nội";
  private static final String CARD = NUMBER + "||" + NAME + "|02031999|Nữ|" + ADDRESS + "|15082021";

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/party/cards.csv", delimiter = ';', numLinesToSkip = 1)
  void readsCards(
      String what,
      String raw,
      String number,
      @Nullable String oldNumber,
      @Nullable String name,
      @Nullable String birth,
      @Nullable String sex,
      @Nullable String address,
      @Nullable String issued,
      @Nullable String findings) {
    CitizenCard card = card(raw.replace("\\n", "\n").replace("\\t", "\t"));
    assertThat(card.number().digits()).isEqualTo(number);
    assertThat(card.oldNumber()).isEqualTo(oldNumber);
    assertThat(card.name() == null ? null : card.name().text()).isEqualTo(name);
    assertThat(card.birthDate() == null ? null : card.birthDate().text()).isEqualTo(birth);
    assertThat(card.sex() == null ? null : card.sex().name()).isEqualTo(sex);
    assertThat(card.address() == null ? null : card.address().text()).isEqualTo(address);
    assertThat(card.issuedOn()).isEqualTo(issued == null ? null : LocalDate.parse(issued));
    assertThat(card.findings().stream().map(f -> f.field().key() + ":" + f.code()))
        .containsExactlyElementsOf(findings == null ? List.of() : List.of(findings.split(" ")));
  }

  @Test
  void readsTheFieldsInEveryOrderThatKeepsNameBeforeParents() {
    List<String> fields =
        Arrays.asList(NUMBER, "010000001", NAME, "02031999", "Nữ", ADDRESS, "15082021");
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      Collections.shuffle(fields, random);
      CitizenCard card = card(String.join("|", fields));
      assertThat(card.name()).as("%s", fields).isEqualTo(FullName.parse(NAME));
      assertThat(card.birthDate()).isEqualTo(BirthDate.parse("02/03/1999"));
      assertThat(card.issuedOn()).isEqualTo(LocalDate.of(2021, 8, 15));
      assertThat(card.sex()).isEqualTo(Sex.FEMALE);
      assertThat(card.address()).isEqualTo(AddressHint.of(ADDRESS));
      assertThat(card.oldNumber()).isEqualTo("010000001");
      assertThat(card.findings()).isEmpty();
    }
  }

  @Test
  void readsSixToFifteenFields() {
    for (int extra = 0; extra <= 8; extra++) {
      assertThat(card(CARD + "|".repeat(extra)).findings()).isEmpty();
      assertThat(card(CARD + "|x".repeat(extra)).name()).isEqualTo(FullName.parse(NAME));
    }
    assertThat(unreadable(CARD + "|".repeat(9))).isEqualTo(Reason.TOO_MANY_FIELDS);
    assertThat(unreadable(NUMBER + "|" + NAME + "|02031999|Nữ|" + ADDRESS))
        .isEqualTo(Reason.TOO_FEW_FIELDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"001199000001", "001 199 000 001", "001.199.000.001\r\n", "\uFEFF001199000001"})
  void knowsATypedNumber(String raw) {
    assertThat(CardScan.read(raw, TODAY))
        .isEqualTo(new TypedNumber(PersonalIdNumber.parse(NUMBER), List.of()));
  }

  @Test
  void warnsOfATypedNumberFromNowhere() {
    assertThat(CardScan.read("003199000001", TODAY))
        .isEqualTo(
            new TypedNumber(
                PersonalIdNumber.parse("003199000001"),
                List.of(new Finding(CardField.NUMBER, "place-unknown"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HS4010000000001|4E677579E1BB856E205468E1BBAD|01/01/2010|1|48C3A0204EE1BB9969|01 -"
            + " 001|-|01/01/2026|-|01000000000001|-|4|01/01/2030|0|$",
        "0100000001|4E677579E1BB856E205468E1BBAD|01/01/1990|2|48C3A0204EE1BB9969|01 -"
            + " 001|01/01/2026|-",
        "4e677579e1bb856e205468e1bbad|0100000001|01/01/1990|48c3a0204ee1bb9969|x|y",
        "HS4010000000001",
        "hs4010000000001"
      })
  void tellsAHealthInsuranceCardApart(String raw) {
    assertThat(CardScan.read(raw, TODAY)).isEqualTo(new HealthInsuranceCard());
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "'  \r\n\t ', EMPTY",
    "010000001, OLD_NUMBER",
    "00119900000, NOT_TWELVE_DIGITS",
    "0011990000012, NOT_TWELVE_DIGITS",
    "000000000001, PLACEHOLDER",
    "000000000001||Nguyễn Thử|01011990|Nam|Hà Nội|, PLACEHOLDER",
    "https://example.vn/a|b|c|d|e|f, NO_NUMBER",
    "https://example.vn/, WEB_ADDRESS",
    "|||||||, NO_NUMBER",
    "a|b|c|d|e|f, NO_NUMBER",
    "xin chào, UNKNOWN",
    "IDVNM1990000017001199000001<<0, UNKNOWN",
    "|, TOO_FEW_FIELDS",
  })
  void saysWhyItCannotRead(String raw, Reason reason) {
    assertThat(unreadable(raw)).isEqualTo(reason);
  }

  @Test
  void readsTheSameCardScannedTwice() {
    assertThat(card(CARD + "\r\n" + CARD + "\r\n")).isEqualTo(card(CARD));
    assertThat(card(CARD + CARD)).isEqualTo(card(CARD));
    String six = NUMBER + "|" + NAME + "|02031999|Nữ|" + ADDRESS + "|";
    String sixToTheAddress = NUMBER + "||" + NAME + "|02031999|Nữ|" + ADDRESS;
    assertThat(card(sixToTheAddress + sixToTheAddress)).isEqualTo(card(six));
  }

  @Test
  void neverMixesTwoCards() {
    String other = CARD.replace(NUMBER, "001099000002").replace("Thử", "Kiểm");
    assertThat(unreadable(CARD + "\n" + other)).isEqualTo(Reason.TWO_CARDS);
    assertThat(unreadable(CARD + other)).isEqualTo(Reason.TWO_CARDS);
    assertThat(unreadable("001199000001\n001099000002")).isEqualTo(Reason.UNKNOWN);
  }

  @Test
  void readsNoMoreThanACardCanHold() {
    assertThat(unreadable("1".repeat(10_000_000))).isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void printsNothingOfTheCard() {
    String printed = CardScan.read(CARD.replace("Nữ", "Nam"), TODAY).toString();
    assertThat(printed)
        .contains("sex-differs")
        .doesNotContain("Nghiệm", "1999", NUMBER, "Trúc", "000001");
    assertThat(CardScan.read(NUMBER, TODAY).toString()).doesNotContain("1199");
  }

  @Test
  void anyTextGivesACleanResult() {
    Random random = new Random(20261123);
    int cards = 0;
    for (int i = 0; i < 4000; i++) {
      String raw = random.nextBoolean() ? garbage(random) : damaged(random);
      CardReading reading = CardScan.read(raw, TODAY);
      if (reading instanceof CitizenCard card) {
        cards++;
        assertThat(card.number().digits()).hasSize(12);
        assertThat(card.toString()).doesNotContain(card.number().digits());
        if (card.name() == null) {
          assertThat(card.finding(CardField.NAME)).isPresent();
        }
      }
    }
    assertThat(cards).isBetween(200, 3800);
  }

  private static String garbage(Random random) {
    int[] alphabet =
        "||||0123456789 Nguyễn,/-?đĐ\r\n\t\u0000\uFEFF\uD800{}<>'\"\\%漢ỗ\u0301😀".chars().toArray();
    return random
        .ints(random.nextInt(200), 0, alphabet.length)
        .map(i -> random.nextInt(20) == 0 ? random.nextInt(0x10000) : alphabet[i])
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  private static String damaged(Random random) {
    List<String> fields = new ArrayList<>(Arrays.asList(CARD.split("\\|", -1)));
    for (int i = random.nextInt(4); i > 0 && !fields.isEmpty(); i--) {
      int at = random.nextInt(fields.size());
      switch (random.nextInt(5)) {
        case 0 -> fields.remove(at);
        case 1 -> fields.add(at, garbage(random));
        case 2 -> fields.set(at, fields.get(at).replaceAll("[^\\x20-\\x7E]", ""));
        case 3 -> fields.set(at, fields.get(at).replaceAll("[^\\x20-\\x7E]", "?"));
        default -> Collections.swap(fields, at, random.nextInt(fields.size()));
      }
    }
    return String.join("|", fields);
  }

  private static CitizenCard card(String raw) {
    CardReading reading = CardScan.read(raw, TODAY);
    assertThat(reading).isInstanceOf(CitizenCard.class);
    return (CitizenCard) reading;
  }

  private static Reason unreadable(String raw) {
    CardReading reading = CardScan.read(raw, TODAY);
    assertThat(reading).isInstanceOf(Unreadable.class);
    return ((Unreadable) reading).reason();
  }
}
