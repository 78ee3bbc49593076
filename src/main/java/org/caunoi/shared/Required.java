package org.caunoi.shared;

import org.jspecify.annotations.Nullable;

/** What must be there. */
public final class Required {

  private Required() {}

  /** The text as it is; refused at the pointer with {@code required} where there is none. */
  public static String text(@Nullable String text, String pointer) {
    if (text == null || text.isBlank()) {
      throw Refused.field(pointer, "required");
    }
    return text;
  }
}
