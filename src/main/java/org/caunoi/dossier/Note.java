package org.caunoi.dossier;

import java.text.Normalizer;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** Words a person adds to an act: normalised, bounded, sealed when stored. */
final class Note {

  private static final int LENGTH = 2000;

  private Note() {}

  /** Refused with {@code reason-needed} where blank, {@code too-long} above 2,000 characters. */
  static String required(String pointer, @Nullable String text) {
    String note = optional(pointer, text);
    if (note == null) {
      throw Refused.field(pointer, "reason-needed");
    }
    return note;
  }

  static @Nullable String optional(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String note = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    if (note.length() > LENGTH) {
      throw Refused.field(pointer, "too-long", LENGTH);
    }
    return note.replace("\u0000", "");
  }
}
