package org.caunoi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Đã đến hẹn trả kết quả, ông Nguyễn Thử Nghiệm | Da den hen tra ket qua, ong Nguyen Thu"
            + " Nghiem",
        "Ư ứ ừ Ơ ở Ặ ỹ | U u u O o A y",
        "“Bản sao” – ‘giấy’… | \"Ban sao\" - 'giay'...",
        "[a] {b} c\\d `e` ~f | (a) (b) c/d 'e' -f",
        "địa chỉ 漢 😀 | dia chi ? ?"
      })
  void everythingBecomesOneSeptetPerCharacter(String text, String sms) {
    assertThat(SmsText.of(text)).isEqualTo(sms);
    assertThat(SmsText.isPlain(SmsText.of(text))).isTrue();
  }

  @Test
  void decomposedAndComposedLettersLookTheSame() {
    assertThat(SmsText.of("ho\u0302\u0300 so\u031b")).isEqualTo("ho so");
  }

  @Test
  void linesAndControlCharactersBecomeSpaces() {
    assertThat(SmsText.of("  một\r\n\thai\u0000ba ")).isEqualTo("mot hai ba");
  }

  @Test
  void linksStayAsTheyAre() {
    String link = "https://thu-nghiem.example/results/Ab-_9zZ0";
    assertThat(SmsText.of(link)).isEqualTo(link);
  }

  @Test
  void whatIsTooLongEndsInThreeDots() {
    assertThat(SmsText.cut("abcdefghij", 10)).isEqualTo("abcdefghij");
    assertThat(SmsText.cut("abcdefghij", 9)).isEqualTo("abcdef...");
    assertThat(SmsText.cut("abcdefghij", 2)).isEmpty();
  }
}
