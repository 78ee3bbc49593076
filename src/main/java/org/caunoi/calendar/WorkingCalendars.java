package org.caunoi.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The calendar in force, read from the reference files when the server starts. A mistake in a file
 * stops the start and names file, line and field.
 */
@Component
public final class WorkingCalendars {

  private final WorkingCalendar current =
      new WorkingCalendar(new ReadCalendarFiles(WorkingCalendars::shipped).read());

  /** The calendar all due dates are counted by at the moment. */
  public WorkingCalendar current() {
    return current;
  }

  static String shipped(String file) {
    try {
      return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
