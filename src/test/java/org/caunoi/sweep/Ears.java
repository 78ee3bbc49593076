package org.caunoi.sweep;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Hears many words in long texts, in capitals or not; each letter of a text is looked at once. */
final class Ears {

  private static final int BEGINNING = 4;
  private static final int BEGINNINGS = 1 << 16;

  private final Set<String> words = new LinkedHashSet<>();
  private final BitSet beginnings = new BitSet(BEGINNINGS);

  /**
   * @param words of four letters or more
   */
  Ears(Collection<String> words) {
    for (String word : words) {
      String low = word.toLowerCase(Locale.ROOT);
      if (low.length() < BEGINNING) {
        throw new IllegalArgumentException("too short to be told from other words: " + word);
      }
      this.words.add(low);
      beginnings.set(beginning(low, 0));
    }
  }

  /** The words that the text has, in small letters. */
  List<String> in(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    Set<String> heard = new LinkedHashSet<>();
    for (int at = 0; at + BEGINNING <= low.length(); at++) {
      if (beginnings.get(beginning(low, at))) {
        for (String word : words) {
          if (low.startsWith(word, at)) {
            heard.add(word);
          }
        }
      }
    }
    return new ArrayList<>(heard);
  }

  private static int beginning(String text, int at) {
    int hash = text.charAt(at);
    for (int i = 1; i < BEGINNING; i++) {
      hash = 31 * hash + text.charAt(at + i);
    }
    return hash & (BEGINNINGS - 1);
  }
}
