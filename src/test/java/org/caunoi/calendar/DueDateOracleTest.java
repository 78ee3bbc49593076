package org.caunoi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.caunoi.NeedsNothing;
import org.caunoi.calendar.StatutoryTerm.CalendarDays;
import org.caunoi.calendar.StatutoryTerm.Months;
import org.caunoi.calendar.StatutoryTerm.SameDayCutoff;
import org.caunoi.calendar.StatutoryTerm.WorkingDays;
import org.caunoi.calendar.StatutoryTerm.WorkingHours;
import org.junit.jupiter.api.Test;

/** Random timelines against a clock that ticks minute by minute, and laws that hold for all. */
@NeedsNothing
class DueDateOracleTest {

  private static final WorkingCalendar CALENDAR = new WorkingCalendars().current();

  private final Random random = new Random(20261123);

  @Test
  void tenThousandTimelinesAgreeWithATickingClock() {
    TickingClock clock = new TickingClock(CALENDAR, 2024, 2032);
    for (int i = 0; i < 10_000; i++) {
      LocalDateTime accepted = moment();
      StatutoryTerm term = term();
      List<Pause> pauses = pauses(accepted);
      assertThat(CALENDAR.dueDate(Terms.at(accepted), term, pauses).dueAt())
          .as("timeline %d: %s from %s, %s", i, term, accepted, pauses)
          .isEqualTo(clock.dueAt(accepted, term, pauses));
    }
  }

  @Test
  void everyDueDateIsAWorkingMomentAfterAcceptance() {
    for (int i = 0; i < 2000; i++) {
      LocalDateTime accepted = moment();
      StatutoryTerm term = term();
      DueDate due = CALENDAR.dueDate(Terms.at(accepted), term, pauses(accepted));
      LocalDateTime end = CALENDAR.wallClock(due.dueAt());
      assertThat(due.dueAt()).isAfterOrEqualTo(Terms.at(accepted));
      assertThat(CALENDAR.hoursOn(end.toLocalDate()))
          .as("%s from %s", term, accepted)
          .anyMatch(
              span ->
                  end.toLocalTime().isAfter(span.from()) && !end.toLocalTime().isAfter(span.to()));
    }
  }

  @Test
  void acceptedLaterIsNeverDueEarlier() {
    for (int i = 0; i < 1500; i++) {
      LocalDateTime accepted = moment();
      StatutoryTerm term = term();
      Instant due = CALENDAR.dueDate(Terms.at(accepted), term, List.of()).dueAt();
      LocalDateTime later = accepted.plusMinutes(random.nextInt(5000));
      assertThat(CALENDAR.dueDate(Terms.at(later), term, List.of()).dueAt())
          .as("%s and %s, %s", accepted, later, term)
          .isAfterOrEqualTo(due);
    }
  }

  @Test
  void aPauseNeverMakesItEarlierAndOneAfterwardsNeverCounts() {
    for (int i = 0; i < 1500; i++) {
      LocalDateTime accepted = moment();
      StatutoryTerm term = term();
      Instant due = CALENDAR.dueDate(Terms.at(accepted), term, List.of()).dueAt();
      List<Pause> pauses = pauses(accepted);
      assertThat(CALENDAR.dueDate(Terms.at(accepted), term, pauses).dueAt()).isAfterOrEqualTo(due);
      Pause afterwards = new Pause(due, due.plusSeconds(900_000));
      assertThat(CALENDAR.dueDate(Terms.at(accepted), term, List.of(afterwards)).dueAt())
          .isEqualTo(due);
    }
  }

  @Test
  void nothingIsDueWhileTheTermStandsStill() {
    for (int i = 0; i < 2000; i++) {
      LocalDateTime accepted = moment();
      StatutoryTerm term = term();
      List<Pause> pauses = pauses(accepted);
      Instant due = CALENDAR.dueDate(Terms.at(accepted), term, pauses).dueAt();
      assertThat(pauses)
          .as("%s from %s is due %s", term, accepted, due)
          .noneMatch(pause -> pause.from().isBefore(due) && due.isBefore(pause.to()));
    }
  }

  @Test
  void pausesMayComeInAnyOrderAndInPieces() {
    for (int i = 0; i < 500; i++) {
      LocalDateTime accepted = moment();
      StatutoryTerm term = term();
      LocalDateTime from = accepted.plusMinutes(random.nextInt(6000));
      LocalDateTime middle = from.plusMinutes(1 + random.nextInt(6000));
      LocalDateTime to = middle.plusMinutes(1 + random.nextInt(6000));
      Pause whole = new Pause(Terms.at(from), Terms.at(to));
      Pause first = new Pause(Terms.at(from), Terms.at(middle));
      Pause second = new Pause(Terms.at(middle), Terms.at(to));
      assertThat(CALENDAR.dueDate(Terms.at(accepted), term, List.of(second, first)).dueAt())
          .isEqualTo(CALENDAR.dueDate(Terms.at(accepted), term, List.of(whole)).dueAt());
    }
  }

  private LocalDateTime moment() {
    return LocalDate.of(2025, 1, 1).atStartOfDay().plusMinutes(random.nextInt(4 * 365 * 1440));
  }

  private List<Pause> pauses(LocalDateTime accepted) {
    List<Pause> pauses = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      LocalDateTime from = accepted.plusMinutes(random.nextInt(10_000) - 500);
      pauses.add(new Pause(Terms.at(from), Terms.at(from.plusMinutes(random.nextInt(8000)))));
    }
    return pauses;
  }

  private StatutoryTerm term() {
    int amount = 1 + random.nextInt(40);
    return switch (random.nextInt(6)) {
      case 0 -> new SameDayCutoff(LocalTime.of(7 + random.nextInt(11), 0));
      case 1 -> new WorkingDays(amount);
      case 2 -> new WorkingDays(BigDecimal.valueOf(amount, 1));
      case 3 -> new WorkingHours(amount);
      case 4 -> new CalendarDays(amount);
      default -> new Months(1 + amount / 4);
    };
  }
}
