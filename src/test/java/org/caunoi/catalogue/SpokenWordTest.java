package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenWordTest {

  @ParameterizedTest
  @CsvSource({"hoà, hòa", "thuý, thúy", "khoẻ, khỏe", "HỘ, hộ", "Uỷ, ủy"})
  void bothTonePlacementsAndCasesAreOneWord(String one, String other) {
    assertThat(word(one)).isEqualTo(word(other));
  }

  @Test
  void separateMarksAreTheSameWord() {
    assertThat(word(Normalizer.normalize("nhượng", Normalizer.Form.NFD))).isEqualTo(word("nhượng"));
  }

  @Test
  void anotherToneIsAnotherWordButFoldsAlike() {
    assertThat(word("bố")).isNotEqualTo(word("bổ"));
    assertThat(List.of(word("bố").folded(), word("Đổ").folded())).containsExactly("bo", "do");
  }

  @ParameterizedTest
  @CsvSource({
    "lamf, làm",
    "giaays, giấy",
    "giasya, giấy",
    "giays, giáy",
    "ddawng, đăng",
    "dangwd, đăng",
    "nguwowif, người",
    "nguoiwf, người",
    "duowng, dương",
    "quyeenf, quyền",
    "truwowngf, trường",
    "luwu, lưu",
    "d9a8ng, đăng",
    "ky1, ký",
    "giay61, giấy",
    "ngu7o7i2, người",
    "nguoi72, người",
    "tu72, từ",
  })
  void keysOfAKeyboardThatWasNotOnAreRead(String keys, String meant) {
    assertThat(word(keys).meant()).contains(word(meant));
  }

  @ParameterizedTest
  @CsvSource({"khai", "sinh", "2025", "giấy"})
  void aWordWithoutSuchKeysMeansItself(String text) {
    assertThat(word(text).meant()).isEmpty();
  }

  @Test
  void wordsStandBetweenEverythingThatIsNoLetter() {
    assertThat(SpokenWord.in(" a-b.c,  (đ) \u0000 💐 7 "))
        .extracting(SpokenWord::marked)
        .containsExactly("a", "b", "c", "đ", "7");
  }

  private static SpokenWord word(String text) {
    return SpokenWord.in(text).getFirst();
  }
}
