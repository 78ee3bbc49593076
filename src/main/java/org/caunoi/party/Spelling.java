package org.caunoi.party;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese letters with and without their tone. */
final class Spelling {

  private static final Pattern TONE = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u202F\\u3000]+");

  private Spelling() {}

  /** Composed form (NFC), single blanks, none around. */
  static String tidy(String text) {
    return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }

  /** Lower case, each word without its tone: "Nguyễn" is "nguyên". */
  static String toneless(String text) {
    String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    return Normalizer.normalize(TONE.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
  }

  static boolean hasTone(String word) {
    return TONE.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).find();
  }

  /** The same for "Hoà" and "Hòa": lower case, the tone of each word at its end. */
  static String comparable(String text) {
    StringBuilder out = new StringBuilder();
    for (String word : text.toLowerCase(Locale.ROOT).split(" ", -1)) {
      StringBuilder tones = new StringBuilder();
      String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
      TONE.matcher(apart).results().forEach(tone -> tones.append(tone.group()));
      out.append(TONE.matcher(apart).replaceAll("")).append(tones).append(' ');
    }
    return out.toString();
  }
}
