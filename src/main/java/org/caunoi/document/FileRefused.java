package org.caunoi.document;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.caunoi.shared.Refused.Kind;

/** The refusals of this room; those about the file itself point at {@code /file}. */
final class FileRefused {

  private FileRefused() {}

  static Refused invalid(String code, Object... args) {
    return Refused.field("/file", code, args);
  }

  static Refused tooLarge(String code, Object... args) {
    return new Refused(Kind.TOO_LARGE, code, List.of(FieldError.of("/file", code, args)), args);
  }

  /** The same refusal, told at the field the file came in. */
  static Refused at(String pointer, Refused refused) {
    Object[] args = refused.args().toArray();
    return new Refused(
        refused.kind(),
        refused.code(),
        List.of(FieldError.of(pointer, refused.code(), args)),
        args);
  }

  static Refused storeFull() {
    return new Refused(Kind.STORE_FULL, "store-full", List.of());
  }

  static Refused storeDown() {
    return new Refused(Kind.UNAVAILABLE, "store-down", List.of());
  }

  static Refused expired() {
    return new Refused(Kind.GONE, "document-expired", List.of());
  }

  static Refused damagedOnDisk() {
    return new Refused(Kind.GONE, "document-damaged", List.of());
  }

  /** Refuses {@code file-damaged}. */
  static void damagedUnless(boolean sound) {
    if (!sound) {
      throw invalid("file-damaged");
    }
  }

  /** Whether a failed write means that no space is left. */
  static boolean isDiskFull(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left") || message.contains("quota exceeded");
  }
}
