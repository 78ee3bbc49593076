package org.caunoi.dossier;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.TimeSpan;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A leader says sorry for a promise that cannot be kept and names a new day (form 04); once for a
 * dossier. The duty to bring the result stays.
 */
@Component
public class ExtendPromise {

  private final Acts acts;
  private final WorkingCalendars calendars;

  ExtendPromise(Acts acts, WorkingCalendars calendars) {
    this.acts = acts;
    this.calendars = calendars;
  }

  /**
   * Refused: {@code reason-needed}, {@code too-long}, {@code not-a-working-day}, {@code
   * not-later-than-promised}, {@code day-passed}, {@code date-outside-calendar}, {@code
   * extended-before}, {@code dossier-not-found}, {@code wrong-state}, {@code somebody-was-faster}.
   *
   * @param day the new day; the result is ready by the end of its working hours
   * @param reason why it is late, in words the citizen will read
   */
  @Transactional
  public Dossier extend(
      SignedIn who, String code, @Nullable Integer seen, LocalDate day, String reason) {
    who.require(Permission.EXTEND_PROMISE);
    String words = Note.required("/reason", reason);
    Dossier before = acts.get(who, code, seen);
    Instant moment = endOf(day);
    Instant former = before.progress().appointmentAt();
    return acts.perform(
        before,
        seen,
        who.actor(),
        who.displayName(),
        new Act(
            ActKind.EXTENDED,
            words,
            Map.of("former", Objects.requireNonNullElse(former, moment), "appointment", moment)),
        null,
        dossier -> dossier.extend(moment, acts.now()));
  }

  /** End of the working hours of a day. Refused: {@code not-a-working-day} at {@code /day}. */
  public Instant endOf(LocalDate day) {
    WorkingCalendar calendar = calendars.current();
    try {
      calendar.requireCovered(day.atStartOfDay(VietnamTime.ZONE).toInstant());
    } catch (DateTimeException farAway) {
      throw Refused.field("/day", "not-a-working-day");
    }
    List<TimeSpan> hours = calendar.hoursOn(day);
    if (!calendar.isWorkingDay(day) || hours.isEmpty()) {
      throw Refused.field("/day", "not-a-working-day");
    }
    return day.atTime(hours.getLast().to()).atZone(VietnamTime.ZONE).toInstant();
  }
}
