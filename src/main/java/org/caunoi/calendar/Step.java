package org.caunoi.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * One sentence of the explanation of a due date.
 *
 * @param key message key, beginning with {@code calendar.step.}
 * @param args dates, times and numbers for the message, wall clock of Vietnam
 */
public record Step(String key, List<Object> args) {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  public Step {
    args = List.copyOf(args);
  }

  static Step of(String code, Object... args) {
    return new Step("calendar.step." + code, List.of(args));
  }

  /** The arguments as people read them: 09:41, 23/11/2026, 09:41 23/11/2026. */
  public List<String> texts() {
    return args.stream().map(Step::text).toList();
  }

  private static String text(Object arg) {
    return switch (arg) {
      case LocalDateTime moment -> MOMENT.format(moment);
      case LocalDate date -> DATE.format(date);
      case LocalTime time -> TIME.format(time);
      default -> arg.toString();
    };
  }
}
