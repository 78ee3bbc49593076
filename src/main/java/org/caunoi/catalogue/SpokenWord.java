package org.caunoi.catalogue;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One word as somebody typed it.
 *
 * @param marked small letters with their marks, the tone at the end, so that both ways of placing a
 *     tone are one word
 */
record SpokenWord(String marked) {

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern TONE = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");
  private static final Pattern MARK = Pattern.compile("\\p{M}");
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9]*");
  private static final String TELEX_TONES = "sfrxj";
  private static final String VNI_TONES = "12345";
  private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";
  private static final String VOWELS = "aeiouy";
  private static final char CIRCUMFLEX = '\u0302';
  private static final char BREVE = '\u0306';
  private static final char HORN = '\u031B';

  /** The words of a text in their order, without what stands between them. */
  static List<SpokenWord> in(String text) {
    return Arrays.stream(
            BETWEEN.split(Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .map(SpokenWord::of)
        .filter(word -> !word.folded().isEmpty())
        .toList();
  }

  private static SpokenWord of(String word) {
    String parts = Normalizer.normalize(word, Normalizer.Form.NFD);
    StringBuilder tones = new StringBuilder();
    TONE.matcher(parts).results().forEach(tone -> tones.append(tone.group()));
    return new SpokenWord(TONE.matcher(parts).replaceAll("") + tones);
  }

  /** The word without any mark. */
  String folded() {
    return MARK.matcher(marked).replaceAll("").replace('đ', 'd');
  }

  boolean hasMarks() {
    return !marked.equals(folded());
  }

  /** What the keys would have made, had the Telex or VNI keyboard been on. */
  Set<SpokenWord> meant() {
    Set<SpokenWord> meant = new LinkedHashSet<>();
    if (PLAIN.matcher(marked).matches()) {
      meant.add(typed(TELEX_TONES));
      meant.add(typed(VNI_TONES));
      meant.remove(this);
    }
    return meant;
  }

  private SpokenWord typed(String toneKeys) {
    StringBuilder word = new StringBuilder();
    String tone = "";
    for (char key : marked.toCharArray()) {
      int toneKey = toneKeys.indexOf(key);
      if (toneKey >= 0 && last(word, VOWELS) >= 0) {
        tone = TONES.substring(toneKey, toneKey + 1);
      } else if (!(toneKeys.equals(VNI_TONES) ? vni(word, key) : telex(word, key))) {
        word.append(key);
      }
    }
    return of(word + tone);
  }

  private static boolean telex(StringBuilder word, char key) {
    return switch (key) {
      case 'a', 'e', 'o' -> mark(word, String.valueOf(key), CIRCUMFLEX);
      case 'w' -> mark(word, "a", BREVE) || horn(word) || add(word, "u" + HORN);
      case 'd' -> stroke(word);
      default -> false;
    };
  }

  private static boolean vni(StringBuilder word, char key) {
    return switch (key) {
      case '6' -> mark(word, "aeo", CIRCUMFLEX);
      case '7' -> horn(word);
      case '8' -> mark(word, "a", BREVE);
      case '9' -> stroke(word);
      default -> false;
    };
  }

  private static boolean horn(StringBuilder word) {
    boolean o = mark(word, "o", HORN);
    int u = word.lastIndexOf("u");
    // Of "uo" both carry the horn, of "uoi" and "uon" too.
    return u >= 0 && (!o || word.indexOf("o", u) == u + 1) ? mark(word, "u", HORN) || o : o;
  }

  private static boolean stroke(StringBuilder word) {
    if (word.indexOf("d") != 0) {
      return false;
    }
    word.setCharAt(0, 'đ');
    return true;
  }

  private static boolean mark(StringBuilder word, String vowels, char mark) {
    int at = last(word, vowels);
    boolean free = at >= 0 && (at + 1 == word.length() || word.charAt(at + 1) < '\u0300');
    if (free) {
      word.insert(at + 1, mark);
    }
    return free;
  }

  private static boolean add(StringBuilder word, String letters) {
    word.append(letters);
    return true;
  }

  private static int last(CharSequence word, String letters) {
    for (int i = word.length() - 1; i >= 0; i--) {
      if (letters.indexOf(word.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
