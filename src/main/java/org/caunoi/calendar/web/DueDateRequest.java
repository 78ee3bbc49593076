package org.caunoi.calendar.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.caunoi.calendar.DueDate;
import org.caunoi.calendar.Pause;
import org.caunoi.calendar.StatutoryTerm;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What to count, as it arrives; every mistake is refused with the pointer of its field.
 *
 * @param acceptedAt moment with offset, such as {@code 2026-02-13T15:10:00+07:00}
 */
record DueDateRequest(
    @Nullable String acceptedAt, @Nullable Term term, @Nullable List<@Nullable Interval> pauses)
    implements StrictBody {

  private static final int MOST_PAUSES = 100;

  /**
   * A statutory term.
   *
   * @param strategy {@code same-day-cutoff}, {@code working-days}, {@code working-hours}, {@code
   *     calendar-days} or {@code months}; capitals and underscores are understood too
   */
  record Term(@Nullable String strategy, @Nullable BigDecimal amount, @Nullable String cutoff) {}

  /** A pause, end not included. */
  record Interval(@Nullable String from, @Nullable String to) {}

  DueDate countWith(WorkingCalendar calendar) {
    Instant accepted = instant("/acceptedAt", acceptedAt);
    StatutoryTerm counted = statutoryTerm();
    List<Pause> stops = stops(calendar);
    return at("/acceptedAt", () -> calendar.dueDate(accepted, counted, stops));
  }

  private StatutoryTerm statutoryTerm() {
    if (term == null) {
      throw Refused.field("/term", "required");
    }
    String strategy = required("/term/strategy", term.strategy());
    LocalTime cutoff = term.cutoff() == null ? null : time("/term/cutoff", term.cutoff());
    String name = strategy.toLowerCase(Locale.ROOT).replace('_', '-');
    try {
      return StatutoryTerm.of(name, term.amount(), cutoff);
    } catch (Refused refused) {
      String field =
          switch (refused.code()) {
            case "term-strategy-unknown" -> "/term/strategy";
            case "term-cutoff-missing" -> "/term/cutoff";
            default -> "/term/amount";
          };
      throw pointed(field, refused);
    }
  }

  private List<Pause> stops(WorkingCalendar calendar) {
    if (pauses == null) {
      return List.of();
    }
    if (pauses.size() > MOST_PAUSES) {
      throw Refused.field("/pauses", "too-many-pauses", MOST_PAUSES);
    }
    List<Pause> stops = new ArrayList<>();
    for (int i = 0; i < pauses.size(); i++) {
      String pointer = "/pauses/" + i;
      Interval pause = pauses.get(i);
      if (pause == null) {
        throw Refused.field(pointer, "required");
      }
      Instant from = covered(pointer + "/from", pause.from(), calendar);
      Instant to = covered(pointer + "/to", pause.to(), calendar);
      stops.add(at(pointer + "/to", () -> new Pause(from, to)));
    }
    return stops;
  }

  private static Instant covered(String pointer, @Nullable String text, WorkingCalendar calendar) {
    Instant moment = instant(pointer, text);
    return at(pointer, () -> calendar.requireCovered(moment));
  }

  private static Instant instant(String pointer, @Nullable String text) {
    try {
      return OffsetDateTime.parse(required(pointer, text)).toInstant();
    } catch (DateTimeException noMoment) {
      throw Refused.field(pointer, "not-a-moment");
    }
  }

  private static LocalTime time(String pointer, String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException noTime) {
      throw Refused.field(pointer, "not-a-time");
    }
  }

  private static String required(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw Refused.field(pointer, "required");
    }
    return text.strip();
  }

  private static <T> T at(String pointer, Supplier<T> step) {
    try {
      return step.get();
    } catch (Refused refused) {
      throw pointed(pointer, refused);
    }
  }

  private static Refused pointed(String pointer, Refused refused) {
    return Refused.field(pointer, refused.code(), refused.args().toArray());
  }
}
