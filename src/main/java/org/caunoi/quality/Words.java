package org.caunoi.quality;

import java.text.Normalizer;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;

/** Free words of a person: one normal form, no control characters, null where blank. */
final class Words {

  private Words() {}

  static @Nullable String of(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replace("\r\n", "\n")
        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
        .strip();
  }

  static @Nullable FieldError tooLong(String pointer, @Nullable String words, int most) {
    return words != null && words.length() > most ? FieldError.of(pointer, "too-long", most) : null;
  }
}
