package org.caunoi.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for many words at once in any stream of bytes, whatever the case of its letters. */
final class Ears {

  /** The shortest word that can be looked for. */
  private static final int WINDOW = 8;

  private static final int PIECE = 1 << 20;

  private final Map<Long, List<Word>> words = new HashMap<>();
  private final long[] maybe = new long[1 << 18];
  private int longest = WINDOW;
  private int known;

  /** A word and what it says. */
  private record Word(byte[] letters, String says, boolean digits) {}

  /** What was heard. */
  record Heard(String says, long at, String around) {}

  void know(byte[] word, String says) {
    if (word.length < WINDOW) {
      throw new IllegalArgumentException(says + " is too short");
    }
    byte[] letters = new byte[word.length];
    boolean digits = true;
    long start = 0;
    for (int i = 0; i < word.length; i++) {
      letters[i] = low(word[i]);
      digits &= letters[i] >= '0' && letters[i] <= '9';
      start = i < WINDOW ? start << 8 | letters[i] & 0xFF : start;
    }
    List<Word> same = words.computeIfAbsent(start, one -> new ArrayList<>());
    if (same.stream().noneMatch(one -> Arrays.equals(one.letters, letters))) {
      same.add(new Word(letters, says, digits));
      known++;
    }
    maybe[slot(start) >>> 6] |= 1L << slot(start);
    longest = Math.max(longest, letters.length);
  }

  /** How many different words are listened for. */
  int known() {
    return known;
  }

  /** Reads to the end; the number of bytes. */
  long listen(InputStream in, List<Heard> heard) throws IOException {
    byte[] buffer = new byte[PIECE + longest + 1];
    long before = 0;
    int kept = 0;
    int first = 0;
    for (int read = in.readNBytes(buffer, 0, PIECE); ; read = in.readNBytes(buffer, kept, PIECE)) {
      int end = kept + read;
      boolean last = read < PIECE;
      for (int i = kept; i < end; i++) {
        buffer[i] = low(buffer[i]);
      }
      int until = last ? end : end - longest;
      search(buffer, first, until, end, before, heard);
      if (last) {
        return before + end;
      }
      // One byte more stays, for what stands before a word.
      int from = until - 1;
      System.arraycopy(buffer, from, buffer, 0, end - from);
      before += from;
      kept = end - from;
      first = 1;
    }
  }

  private void search(
      byte[] buffer, int first, int until, int end, long before, List<Heard> heard) {
    long window = 0;
    int filled = 0;
    for (int i = first; i < end && i - WINDOW + 1 < until; i++) {
      window = window << 8 | buffer[i] & 0xFF;
      if (++filled >= WINDOW && (maybe[slot(window) >>> 6] & 1L << slot(window)) != 0) {
        int start = i - WINDOW + 1;
        for (Word word : words.getOrDefault(window, List.of())) {
          if (stands(buffer, start, end, word)) {
            heard.add(new Heard(word.says, before + start, around(buffer, start, end)));
          }
        }
      }
    }
  }

  private static boolean stands(byte[] buffer, int start, int end, Word word) {
    int after = start + word.letters.length;
    return after <= end
        && Arrays.equals(buffer, start, after, word.letters, 0, word.letters.length)
        // Digits inside of longer hexadecimal digits are no telephone.
        && (!word.digits
            || (start == 0 || !hexadecimal(buffer[start - 1]))
                && (after == end || !hexadecimal(buffer[after])));
  }

  private static String around(byte[] buffer, int start, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = Math.max(0, start - 160); i < Math.min(end, start + 40); i++) {
      text.append(buffer[i] >= ' ' && buffer[i] < 127 ? (char) buffer[i] : '.');
    }
    return text.toString();
  }

  private static boolean hexadecimal(byte letter) {
    return letter >= '0' && letter <= '9' || letter >= 'a' && letter <= 'f';
  }

  private static byte low(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
  }

  private static int slot(long window) {
    return (int) (window * 0x9E3779B97F4A7C15L >>> 40);
  }
}
