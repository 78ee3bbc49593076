package org.caunoi.custody.model;

import java.util.Locale;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;

/** The number printed on a seal, as it was read. */
public final class Seal {

  private static final Pattern SHAPE = Pattern.compile("[A-Z0-9][A-Z0-9-]{3,19}");

  private Seal() {}

  /** Refused at {@code pointer} with {@code seal-needed} or {@code seal-malformed}. */
  public static String parse(String typed, String pointer) {
    String text = typed.strip().toUpperCase(Locale.ROOT).replaceAll("\\s", "");
    if (text.isEmpty()) {
      throw Refused.field(pointer, "seal-needed");
    }
    if (!SHAPE.matcher(text).matches()) {
      throw Refused.field(pointer, "seal-malformed");
    }
    return text;
  }
}
