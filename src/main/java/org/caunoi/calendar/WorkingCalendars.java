package org.caunoi.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The calendar in force, read from the reference files when the server starts, and anew when a
 * notice is published. A mistake in a file stops the start and names file, line and field.
 */
@Component
public final class WorkingCalendars {

  private volatile Edition edition = read(WorkingCalendars::shipped);

  /** A calendar and the hash of the files it was read from. */
  private record Edition(WorkingCalendar calendar, CalendarRules rules, String hash) {}

  /** The calendar all due dates are counted by at the moment. */
  public WorkingCalendar current() {
    return edition.calendar();
  }

  /** Changes exactly when a calendar file does: SHA-256 in hexadecimal. */
  public String edition() {
    return edition.hash();
  }

  /** First year of the calendar. */
  public int firstYear() {
    return edition.rules().firstYear();
  }

  /** Last year of the calendar. */
  public int lastYear() {
    return edition.rules().lastYear();
  }

  /**
   * @param textOf content of a file by its name
   */
  void replace(UnaryOperator<String> textOf) {
    edition = read(textOf);
  }

  private static Edition read(UnaryOperator<String> textOf) {
    StringBuilder all = new StringBuilder();
    UnaryOperator<String> noted =
        file -> {
          String text = textOf.apply(file);
          all.append(file).append('\n').append(text);
          return text;
        };
    CalendarData data = new ReadCalendarFiles(noted).read();
    return new Edition(
        new WorkingCalendar(data), data.rules(), DigestUtils.sha256Hex(all.toString()));
  }

  static String shipped(String file) {
    try {
      return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
