package org.caunoi.custody.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;

/** A moment as a person or a program writes it. */
final class Moments {

  private static final List<DateTimeFormatter> TYPED =
      List.of("H:mm d/M/uuuu", "d/M/uuuu H:mm", "uuuu-M-d'T'H:mm", "uuuu-M-d H:mm").stream()
          .map(
              pattern ->
                  DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                      .withResolverStyle(ResolverStyle.STRICT))
          .toList();

  private Moments() {}

  /** Wall clock of Vietnam, or with an offset; null where it is neither. */
  static @Nullable Instant parse(String text) {
    String typed = text.strip().replaceAll("\\s+", " ");
    try {
      return within(OffsetDateTime.parse(typed.replace(' ', '+')).toInstant());
    } catch (DateTimeException noOffset) {
      return local(typed);
    }
  }

  private static @Nullable Instant local(String typed) {
    for (DateTimeFormatter format : TYPED) {
      try {
        return within(LocalDateTime.parse(typed, format).atZone(VietnamTime.ZONE).toInstant());
      } catch (DateTimeException other) {
        // The next way of writing it may fit.
      }
    }
    return null;
  }

  /** Years a database and a person understand. */
  private static @Nullable Instant within(Instant moment) {
    int year = moment.atZone(VietnamTime.ZONE).getYear();
    return year < 2000 || year > 2200 ? null : moment;
  }

  /** Refused with {@code moment-malformed} at {@code /at}. */
  static Instant require(String text) {
    Instant moment = parse(text);
    if (moment == null) {
      throw Refused.field("/at", "moment-malformed");
    }
    return moment;
  }
}
