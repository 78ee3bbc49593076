package org.caunoi.network;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Two ways to compare Vietnamese names; punctuation and letter case never count. */
final class Spelling {

  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern TONE = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");

  private Spelling() {}

  /** Without any mark: "Đống Đa" is "dong da". */
  static String plain(String text) {
    return MARKS.matcher(decomposed(text)).replaceAll("").replace('đ', 'd');
  }

  /** Marks kept, tone at the end of its word, so that "Hoà" and "Hòa" are the same. */
  static String marked(String text) {
    StringBuilder out = new StringBuilder();
    for (String word : decomposed(text).split(" ", -1)) {
      StringBuilder tones = new StringBuilder();
      String toneless =
          TONE.matcher(word)
              .replaceAll(
                  tone -> {
                    tones.append(tone.group());
                    return "";
                  });
      out.append(out.isEmpty() ? "" : " ").append(toneless).append(tones);
    }
    return out.toString();
  }

  private static String decomposed(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    return NOT_LETTERS.matcher(lower).replaceAll(" ").strip();
  }
}
