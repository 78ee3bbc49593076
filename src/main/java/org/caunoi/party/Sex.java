package org.caunoi.party;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.caunoi.shared.Refused;

/** Sex as written on identity papers. */
public enum Sex {
  MALE,
  FEMALE;

  /** Refused with {@code sex-unknown} when it is neither. */
  public static Sex parse(String text) {
    return tryParse(text).orElseThrow(() -> Refused.invalid("sex-unknown"));
  }

  /** Understands Nam and Nữ, with or without the mark, and the English words. */
  public static Optional<Sex> tryParse(String text) {
    String word = Normalizer.normalize(text, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "nam", "male", "m" -> Optional.of(MALE);
      case "nữ", "nu", "nư", "female", "f" -> Optional.of(FEMALE);
      default -> Optional.empty();
    };
  }
}
