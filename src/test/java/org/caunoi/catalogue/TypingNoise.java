package org.caunoi.catalogue;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What happens to words on their way through a keyboard; the same each time for the same seed. */
final class TypingNoise {

  private static final Map<Character, String> TELEX =
      Map.of(
          '\u0301', "s", '\u0300', "f", '\u0309', "r", '\u0303', "x", '\u0323', "j", '\u0306', "w",
          '\u031B', "w");
  private static final Map<Character, String> VNI =
      Map.of(
          '\u0301', "1", '\u0300', "2", '\u0309', "3", '\u0303', "4", '\u0323', "5", '\u0302', "6",
          '\u031B', "7", '\u0306', "8");
  private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";

  private final Random random;

  TypingNoise(long seed) {
    random = new Random(seed);
  }

  static String withoutMarks(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd')
        .replace('Đ', 'D');
  }

  /** One letter left out, put in, taken for another or swapped with the next. */
  String mistyped(String text) {
    int at = 1 + random.nextInt(text.length() - 2);
    String before = text.substring(0, at);
    String after = text.substring(at + 1);
    char other = (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + text.charAt(at) + other + after;
      case 2 -> before + other + after;
      default -> before + after.charAt(0) + text.charAt(at) + after.substring(1);
    };
  }

  /** Seven words of ten are left as the Telex keys that were pressed. */
  String telex(String text) {
    return someWords(text, word -> keys(word, TELEX, "d"));
  }

  /** Seven words of ten are left as the VNI keys that were pressed. */
  String vni(String text) {
    return someWords(text, word -> keys(word, VNI, "9"));
  }

  private String someWords(String text, UnaryOperator<String> noise) {
    return Arrays.stream(text.split(" "))
        .map(word -> random.nextInt(10) < 7 ? noise.apply(word) : word)
        .collect(Collectors.joining(" "));
  }

  /** The tone is typed at once or at the end of the word, as people differ in it. */
  private String keys(String word, Map<Character, String> marks, String stroke) {
    boolean toneLast = random.nextBoolean();
    StringBuilder keys = new StringBuilder();
    StringBuilder end = new StringBuilder();
    char vowel = ' ';
    for (char letter : Normalizer.normalize(word, Normalizer.Form.NFD).toCharArray()) {
      if (letter == 'đ' || letter == 'Đ') {
        keys.append('d').append(stroke);
      } else if (marks.containsKey(letter)) {
        (toneLast && TONES.indexOf(letter) >= 0 ? end : keys).append(marks.get(letter));
      } else if (letter == '\u0302') {
        keys.append(vowel);
      } else {
        keys.append(letter);
        vowel = letter;
      }
    }
    return keys.append(end).toString();
  }
}
