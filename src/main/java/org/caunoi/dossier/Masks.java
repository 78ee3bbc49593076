package org.caunoi.dossier;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What remains of personal data on screens that do not need it. */
public final class Masks {

  private Masks() {}

  /** Initials and the given name: {@code N. T. Nghiệm}. */
  public static String name(String fullName) {
    String[] words = fullName.strip().split("\\s+");
    String last = words[words.length - 1];
    String initials =
        Arrays.stream(words, 0, words.length - 1)
            .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + ". ")
            .collect(Collectors.joining());
    return initials + last;
  }

  /** All but the last four characters as dots. */
  public static String tail(String text) {
    int keep = Math.min(4, text.length());
    return "•".repeat(text.length() - keep) + text.substring(text.length() - keep);
  }
}
