package org.caunoi.quality.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.caunoi.quality.Period;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which days and which unit somebody asks about; every mistake is refused by its name.
 *
 * @param authority null for the whole city
 */
record AskedPeriod(Period period, @Nullable String authority) {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  /**
   * @param today the last day where none is named; the first day of its month is then the first
   */
  static AskedPeriod of(
      @Nullable String from, @Nullable String to, @Nullable String authority, LocalDate today) {
    LocalDate last = blank(to) ? today : day("/to", to);
    LocalDate first = blank(from) ? last.withDayOfMonth(1) : day("/from", from);
    String unit = authority == null ? "" : authority.strip();
    return new AskedPeriod(new Period(first, last), unit.isEmpty() ? null : unit);
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static LocalDate day(String pointer, @Nullable String text) {
    String written = text == null ? "" : text.strip();
    try {
      LocalDate day =
          written.contains("/") ? LocalDate.parse(written, WRITTEN) : LocalDate.parse(written);
      if (day.getYear() < 1900 || day.getYear() > 2200) {
        throw Refused.field(pointer, "not-a-date");
      }
      return day;
    } catch (DateTimeParseException e) {
      throw Refused.field(pointer, "not-a-date");
    }
  }

  /** The field of the form that a refusal speaks of. */
  static String field(Refused refused) {
    return refused.errors().isEmpty() ? "from" : refused.errors().getFirst().pointer().substring(1);
  }

  String from() {
    return SHOWN.format(period.from());
  }

  String to() {
    return SHOWN.format(period.to());
  }

  /** The same question as part of an address. */
  String query() {
    String unit =
        authority == null
            ? ""
            : "&authority=" + URLEncoder.encode(authority, StandardCharsets.UTF_8);
    return "from=" + period.from() + "&to=" + period.to() + unit;
  }
}
