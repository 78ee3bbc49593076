package org.caunoi.dossier;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keyed hashes by which a sealed name is found: one for each word, without case, tones and marks,
 * and one for the year of birth, where it is known. Whoever has the table but not the key sees how
 * often a word occurs, not which.
 */
@Component
class NameWords {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern YEAR = Pattern.compile("\\b(?:18|19|20)\\d{2}\\b");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}]+");

  private final PersonalDataCipher cipher;

  NameWords(PersonalDataCipher cipher) {
    this.cipher = cipher;
  }

  /** "Nguyễn Thị" is nguyen, thi; also without marks, or with the tone elsewhere. */
  static List<String> of(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String plain =
        MARKS
            .matcher(Normalizer.normalize(composed.replace('đ', 'd'), Normalizer.Form.NFD))
            .replaceAll("");
    return Arrays.stream(BETWEEN.split(plain)).filter(w -> !w.isEmpty()).distinct().toList();
  }

  byte[][] hashes(Party party) {
    return hashes(party.fullName(), yearOf(party.birthDate()));
  }

  /** What a search looks for; a year narrows it. */
  byte[][] hashes(String name, @Nullable String birthYear) {
    Stream<byte[]> words = of(name).stream().map(word -> cipher.lookup("name-word", word));
    return birthYear == null
        ? words.toArray(byte[][]::new)
        : Stream.concat(words, Stream.of(cipher.lookup("birth-year", birthYear)))
            .toArray(byte[][]::new);
  }

  private static @Nullable String yearOf(@Nullable String birthDate) {
    Matcher year = YEAR.matcher(birthDate == null ? "" : birthDate);
    return year.find() ? year.group() : null;
  }
}
