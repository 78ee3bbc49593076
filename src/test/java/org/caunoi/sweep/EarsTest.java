package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;

@NeedsNothing
class EarsTest {

  @Test
  void hearsWhatContainsWouldHear() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      List<String> words = List.of(letters(random, 4), letters(random, 5), letters(random, 7));
      String text = letters(random, 60);
      assertThat(new Ears(words).in(text))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(
              words.stream().distinct().filter(text::contains).toList());
    }
  }

  @Test
  void atBothEndsInCapitalsAndBesideEachOther() {
    assertThat(new Ears(List.of("Chích Chòe", "0123456")).in("CHÍCH CHÒE0123456"))
        .containsExactly("chích chòe", "0123456");
    assertThat(new Ears(List.of("abcd")).in("abc")).isEmpty();
  }

  @Test
  void aWordTooShortIsRefused() {
    assertThatThrownBy(() -> new Ears(List.of("abc"))).isInstanceOf(IllegalArgumentException.class);
  }

  /** Of two letters, so that much is heard. */
  private static String letters(Random random, int many) {
    StringBuilder letters = new StringBuilder();
    random.ints(many, 0, 2).forEach(letter -> letters.append(letter == 0 ? 'a' : 'b'));
    return letters.toString();
  }
}
