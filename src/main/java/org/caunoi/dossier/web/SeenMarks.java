package org.caunoi.dossier.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caunoi.dossier.Mark;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** Which marks somebody had before their eyes, as a number. */
final class SeenMarks {

  private SeenMarks() {}

  /** Microseconds of the latest mark; 0 where there is none. */
  static long number(List<Mark> marks) {
    return marks.stream()
        .mapToLong(mark -> ChronoUnit.MICROS.between(Instant.EPOCH, mark.at()))
        .max()
        .orElse(0);
  }

  /** None where nobody said; refused at the pointer as {@code malformed}. */
  static @Nullable Instant moment(@Nullable String number, String pointer) {
    if (number == null || number.isBlank()) {
      return null;
    }
    String digits = number.replace("\"", "").strip();
    if (!digits.matches("\\d{1,18}")) {
      throw Refused.field(pointer, "malformed");
    }
    return Instant.EPOCH.plus(Long.parseLong(digits), ChronoUnit.MICROS);
  }
}
