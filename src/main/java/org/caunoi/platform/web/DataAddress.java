package org.caunoi.platform.web;

import java.util.Base64;
import java.util.List;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.caunoi.shared.Refused.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A small picture as a data address in a form or a body. It is held in memory, so that it has at
 * most 64 KB; what is larger comes as a file.
 */
public final class DataAddress {

  private static final int MOST_KB = 64;
  private static final int MOST = MOST_KB * 1024;

  private DataAddress() {}

  /**
   * Its bytes; none where the address is blank. Refused at the pointer: {@code picture-too-large}
   * above 64 KB, and with the given code where it is no data address of these types.
   *
   * @param types such as {@code image/png}
   * @param unreadable code of the refusal
   */
  public static byte[] read(
      @Nullable String address, List<String> types, String pointer, String unreadable) {
    String text = address == null ? "" : address.strip();
    if (text.isEmpty()) {
      return new byte[0];
    }
    for (String type : types) {
      String start = "data:" + type + ";base64,";
      if (text.startsWith(start)) {
        return decoded(text, start.length(), pointer, unreadable);
      }
    }
    throw Refused.field(pointer, unreadable);
  }

  private static byte[] decoded(String text, int from, String pointer, String unreadable) {
    if (text.length() - from > (MOST + 2) / 3 * 4) {
      throw tooLarge(pointer);
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.substring(from));
    } catch (IllegalArgumentException e) {
      throw Refused.field(pointer, unreadable);
    }
    if (bytes.length > MOST) {
      throw tooLarge(pointer);
    }
    return bytes;
  }

  private static Refused tooLarge(String pointer) {
    String code = "picture-too-large";
    return new Refused(
        Kind.TOO_LARGE, code, List.of(FieldError.of(pointer, code, MOST_KB)), MOST_KB);
  }
}
