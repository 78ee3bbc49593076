package org.caunoi.calendar;

import java.nio.charset.StandardCharsets;

/** Files of days off as somebody uploads them: entries, with nothing lost on the way. */
public final class FuzzCalendars {

  private FuzzCalendars() {}

  public static void fuzzerTestOneInput(byte[] data) {
    NoticesFile file = NoticesFile.of(new String(data, StandardCharsets.UTF_8));
    file.with(file.byYear());
  }
}
