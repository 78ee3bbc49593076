package org.caunoi.access.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.UUID;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** Days and people as they are typed or chosen. */
final class Days {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private Days() {}

  /** Refused: {@code required}, {@code not-a-date}. */
  static LocalDate day(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw Refused.field(pointer, "required");
    }
    try {
      String written = text.strip();
      LocalDate day =
          written.contains("/") ? LocalDate.parse(written, WRITTEN) : LocalDate.parse(written);
      if (day.getYear() < 2000 || day.getYear() > 2100) {
        throw Refused.field(pointer, "not-a-date");
      }
      return day;
    } catch (DateTimeParseException e) {
      throw Refused.field(pointer, "not-a-date");
    }
  }

  /** As people write a day. */
  static String written(LocalDate day) {
    return DateTimeFormatter.ofPattern("dd/MM/uuuu").format(day);
  }

  /** Refused: {@code required}, {@code malformed}. */
  static UUID person(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw Refused.field(pointer, "required");
    }
    if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw Refused.field(pointer, "malformed");
    }
    return UUID.fromString(text);
  }
}
