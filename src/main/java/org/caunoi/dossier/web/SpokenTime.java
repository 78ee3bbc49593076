package org.caunoi.dossier.web;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;

/** Instants the way people say them, by the clock on a wall in Vietnam. */
final class SpokenTime {

  private SpokenTime() {}

  /** Such as "trước 17 giờ thứ Sáu 27/11/2026". */
  static String deadline(Texts t, Instant at) {
    ZonedDateTime local = at.atZone(VietnamTime.ZONE);
    String clock =
        local.getMinute() == 0
            ? t.get("tracking.hour", Integer.toString(local.getHour()))
            : t.get(
                "tracking.hourAndMinutes",
                Integer.toString(local.getHour()),
                "%02d".formatted(local.getMinute()));
    return t.get("tracking.before", clock, day(t, local), VietnamTime.date(at));
  }

  /** Such as "09:41, thứ Hai 23/11/2026". */
  static String moment(Texts t, Instant at) {
    ZonedDateTime local = at.atZone(VietnamTime.ZONE);
    return t.get("tracking.moment", VietnamTime.time(at), day(t, local), VietnamTime.date(at));
  }

  private static String day(Texts t, ZonedDateTime local) {
    return t.get("tracking.day." + local.getDayOfWeek().getValue());
  }
}
