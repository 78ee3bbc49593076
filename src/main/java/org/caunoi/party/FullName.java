package org.caunoi.party;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A person's full name, family name first as Vietnamese papers write it, in Latin letters. Composed
 * form (NFC), single blanks. Two names are equal when they differ only in letter case or in where
 * the tone mark stands (Hoà, Hòa).
 */
public record FullName(String text) {

  private static final int LONGEST = 100;
  private static final String BETWEEN_LETTERS = " '’ʼ-.·";

  public FullName {
    text = Spelling.tidy(text);
    if (text.codePoints().noneMatch(Character::isLetter)) {
      throw Refused.invalid(
          text.chars().anyMatch(Character::isDigit) ? "name-has-digits" : "name-missing");
    }
    if (text.length() > LONGEST) {
      throw Refused.invalid("name-too-long", LONGEST);
    }
    text.codePoints().forEach(FullName::checkCharacter);
  }

  /**
   * Refused with {@code name-missing}, {@code name-too-long}, {@code name-has-digits}, {@code
   * name-has-symbols} or {@code name-not-latin}.
   */
  public static FullName parse(String text) {
    return new FullName(text);
  }

  /** Empty where {@link #parse} refuses. */
  public static Optional<FullName> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (Refused refused) {
      return Optional.empty();
    }
  }

  /** The last word, by which Vietnamese people are addressed. */
  public String givenName() {
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  /** Such as {@code N••• T••• Hương}; a name of one word becomes {@code H•••}. */
  public String masked() {
    int last = text.lastIndexOf(' ');
    if (last < 0) {
      return initial(text);
    }
    return Arrays.stream(text.substring(0, last).split(" "))
        .map(FullName::initial)
        .collect(Collectors.joining(" ", "", " " + givenName()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FullName name
        && Spelling.comparable(text).equals(Spelling.comparable(name.text));
  }

  @Override
  public int hashCode() {
    return Spelling.comparable(text).hashCode();
  }

  @Override
  public String toString() {
    return masked();
  }

  private static String initial(String word) {
    return word.substring(0, word.offsetByCodePoints(0, 1)) + "•••";
  }

  private static void checkCharacter(int c) {
    if (Character.isDigit(c)) {
      throw Refused.invalid("name-has-digits");
    }
    if (Character.isLetter(c) && BETWEEN_LETTERS.indexOf(c) < 0) {
      if (UnicodeScript.of(c) != UnicodeScript.LATIN) {
        throw Refused.invalid("name-not-latin");
      }
    } else if (Character.getType(c) != Character.NON_SPACING_MARK
        && BETWEEN_LETTERS.indexOf(c) < 0) {
      throw Refused.invalid("name-has-symbols");
    }
  }
}
