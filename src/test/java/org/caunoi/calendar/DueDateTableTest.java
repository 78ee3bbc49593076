package org.caunoi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.caunoi.NeedsNothing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Due dates worked out by walking a calendar day by day and minute by minute. */
@NeedsNothing
class DueDateTableTest {

  private static final WorkingCalendar CALENDAR = new WorkingCalendars().current();

  @Test
  void theTableHasMoreThanAThousandDatesEachDayOfTwoYearsAmongThem() throws Exception {
    assertThat(Files.readAllLines(Path.of("src/test/resources/calendar/due-dates.csv")))
        .hasSizeGreaterThan(1001)
        .filteredOn(row -> row.startsWith("a day of the notices"))
        .hasSizeGreaterThan(40);
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3}{4} is due {6}")
  @CsvFileSource(resources = "/calendar/due-dates.csv", numLinesToSkip = 1)
  void isDueAsCounted(
      String note,
      LocalDateTime accepted,
      String strategy,
      @Nullable String amount,
      @Nullable String cutoff,
      @Nullable String pauses,
      LocalDateTime due,
      String provisional) {
    DueDate found =
        CALENDAR.dueDate(
            Terms.at(accepted), Terms.term(strategy, amount, cutoff), Terms.pauses(pauses));
    assertThat(found.dueAt()).isEqualTo(Terms.at(due));
    assertThat(found.provisional()).isEqualTo("yes".equals(provisional));
    assertThat(found.steps().getFirst()).isEqualTo(Step.of("accepted", accepted));
    assertThat(found.steps()).contains(Step.of("due", due));
  }
}
