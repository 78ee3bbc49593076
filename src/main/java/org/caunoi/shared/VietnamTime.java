package org.caunoi.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How instants are shown to people: always the wall clock of Vietnam. */
public final class VietnamTime {

  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private VietnamTime() {}

  public static LocalDate day(Instant at) {
    return at.atZone(ZONE).toLocalDate();
  }

  /** Such as {@code 23/11/2026}. */
  public static String date(Instant at) {
    return DATE.format(at.atZone(ZONE));
  }

  /** Such as {@code 09:41 23/11/2026}. */
  public static String moment(Instant at) {
    return MOMENT.format(at.atZone(ZONE));
  }

  /** Such as {@code 09:41}. */
  public static String time(Instant at) {
    return TIME.format(at.atZone(ZONE));
  }
}
