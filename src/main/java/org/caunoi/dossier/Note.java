package org.caunoi.dossier;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** Words a person adds to an act: normalised, bounded, readable, sealed when stored. */
public final class Note {

  private static final int LENGTH = 2000;
  private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

  private Note() {}

  /**
   * Refused with {@code reason-needed} where blank, {@code too-long} above 2,000 characters, {@code
   * bad-characters} where control characters are in it.
   */
  static String required(String pointer, @Nullable String text) {
    String note = optional(pointer, text);
    if (note == null) {
      throw Refused.field(pointer, "reason-needed");
    }
    return note;
  }

  static @Nullable String optional(String pointer, @Nullable String text) {
    return bounded(pointer, text, LENGTH);
  }

  /** None where blank; refused as above. */
  public static @Nullable String bounded(String pointer, @Nullable String text, int length) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String note =
        Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\r\\n?", "\n");
    if (note.length() > length) {
      throw Refused.field(pointer, "too-long", length);
    }
    if (UNREADABLE.matcher(note).find()) {
      throw Refused.field(pointer, "bad-characters");
    }
    return note;
  }
}
