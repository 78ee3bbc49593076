package org.caunoi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.caunoi.calendar.StatutoryTerm.CalendarDays;
import org.caunoi.calendar.StatutoryTerm.Months;
import org.caunoi.calendar.StatutoryTerm.WorkingDays;
import org.caunoi.calendar.StatutoryTerm.WorkingHours;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

  private static final WorkingCalendar CALENDAR = new WorkingCalendars().current();

  @ParameterizedTest
  @CsvSource({
    "2025-01-29, tet",
    "2026-02-16, tet",
    "2026-04-27, hung-kings",
    "2026-05-01, april-may",
    "2026-08-31, national-day",
    "2026-11-24, culture-day",
    "2027-02-05, tet",
    "2027-02-10, tet",
    "2027-02-11, tet",
    "2027-11-24, culture-day",
    "2030-02-01, tet",
    "2030-04-12, hung-kings",
    "2028-05-02, reunification-day",
  })
  void isClosedFor(LocalDate date, String occasion) {
    assertThat(CALENDAR.isWorkingDay(date)).isFalse();
    assertThat(CALENDAR.hoursOn(date)).isEmpty();
    assertThat(CALENDAR.occasionOn(date)).hasValue(occasion);
  }

  @ParameterizedTest
  @CsvSource({"2025-04-26", "2026-01-10", "2026-08-22", "2026-02-13", "2026-02-23", "2025-11-24"})
  void isOpenOnWorkedSaturdaysAndAroundHolidays(LocalDate date) {
    assertThat(CALENDAR.isWorkingDay(date)).isTrue();
    assertThat(CALENDAR.hoursOn(date)).hasSize(2);
  }

  @Test
  void cultureDayOnAWeekendIsNotMadeUp() {
    assertThat(LocalDate.of(2029, 11, 24).getDayOfWeek().getValue()).isEqualTo(6);
    assertThat(CALENDAR.isWorkingDay(LocalDate.of(2029, 11, 26))).isTrue();
  }

  @Test
  void onlyYearsWithANoticeAreCertain() {
    assertThat(CALENDAR.isProvisional(2025)).isFalse();
    assertThat(CALENDAR.isProvisional(2026)).isFalse();
    assertThat(CALENDAR.isProvisional(2027)).isTrue();
  }

  /** Twelve days by law, one of which is lost when it falls on a weekend. */
  @Test
  void everyDraftYearGivesTheDaysTheLawPromises() {
    for (int year = 2027; year <= 2050; year++) {
      long off =
          LocalDate.of(year, 1, 1)
              .datesUntil(LocalDate.of(year + 1, 1, 1))
              .filter(day -> day.getDayOfWeek().getValue() < 6 && !CALENDAR.isWorkingDay(day))
              .count();
      boolean cultureDayLost = LocalDate.of(year, 11, 24).getDayOfWeek().getValue() > 5;
      boolean kingsOnReunificationDay =
          LunarDate.date(year, 3, 10).equals(LocalDate.of(year, 4, 30));
      assertThat(off)
          .as("%d", year)
          .isEqualTo(12L - (cultureDayLost ? 1 : 0) - (kingsOnReunificationDay ? 1 : 0));
    }
  }

  @Test
  void countsWorkingMinutesBetweenTwoMoments() {
    Instant friday = at("2026-03-13T16:00");
    Instant monday = at("2026-03-16T08:30");
    assertThat(CALENDAR.workingMinutesBetween(friday, monday)).isEqualTo(90);
    assertThat(CALENDAR.workingMinutesBetween(monday, friday)).isZero();
    assertThat(CALENDAR.workingDaysBetween(friday, monday)).isEqualTo(1);
    assertThat(CALENDAR.workingDaysBetween(monday, friday)).isZero();
  }

  @Test
  void whatLiesBeforeTheCalendarIsNotCounted() {
    Instant longAgo = at("1999-12-31T09:00");
    Instant begin = at("2020-01-01T00:00");
    Instant monday = at("2026-03-16T08:30");
    assertThat(CALENDAR.workingMinutesBetween(longAgo, monday))
        .isEqualTo(CALENDAR.workingMinutesBetween(begin, monday))
        .isPositive();
    assertThat(CALENDAR.workingDaysBetween(longAgo, monday))
        .isEqualTo(CALENDAR.workingDaysBetween(begin, monday))
        .isPositive();
    assertThat(CALENDAR.workingMinutesBetween(longAgo, begin)).isZero();
  }

  @Test
  void tellsEachStepOfTheCount() {
    DueDate due = CALENDAR.dueDate(at("2026-04-22T12:20"), new WorkingDays(5), List.of());
    assertThat(due.steps())
        .containsExactly(
            Step.of("accepted", LocalDateTime.parse("2026-04-22T12:20")),
            Step.of("counted-from.break", LocalDateTime.parse("2026-04-22T13:30")),
            Step.of("working-days", 5, LocalDate.parse("2026-05-04")),
            Step.of("end-of-day", LocalDateTime.parse("2026-05-04T17:00").toLocalTime()),
            Step.of(
                "holiday.hung-kings", LocalDate.parse("2026-04-27"), LocalDate.parse("2026-04-27")),
            Step.of(
                "holiday.april-may", LocalDate.parse("2026-04-30"), LocalDate.parse("2026-05-01")),
            Step.of("rest-days", 4),
            Step.of("due", LocalDateTime.parse("2026-05-04T17:00")));
    assertThat(due.steps().getFirst().texts()).containsExactly("12:20 22/04/2026");
  }

  @Test
  void namesTheYearThatIsOnlyADraft() {
    DueDate due = CALENDAR.dueDate(at("2026-12-30T09:00"), new WorkingDays(5), List.of());
    assertThat(due.provisional()).isTrue();
    assertThat(due.steps()).contains(Step.of("provisional", "2027"));
  }

  @Test
  void saysWhenAPauseComesTooLate() {
    Pause late = new Pause(at("2026-06-01T08:00"), at("2026-06-02T08:00"));
    assertThat(CALENDAR.dueDate(at("2026-03-10T09:00"), new WorkingDays(2), List.of(late)).steps())
        .anyMatch(step -> step.key().equals("calendar.step.pause-too-late"));
  }

  @ParameterizedTest
  @CsvSource({
    "working-days, 3, 2026-03-10T10:00, 2026-04-10T11:00, 2026-04-21T17:00",
    "calendar-days, 5, 2026-03-10T10:00, 2026-04-10T11:00, 2026-04-21T17:00",
    "working-hours, 8, 2026-03-10T10:00, 2026-03-10T11:00, 2026-03-20T09:00",
    "working-days, 1.5, 2026-03-10T10:00, 2026-03-10T11:00, 2026-03-20T09:00",
    "working-days, 3, 2026-03-20T10:00, 2026-04-10T11:00, 2026-03-19T17:00",
  })
  void aDayThatWasNamedMovesAsItsTermDoes(
      String strategy, String amount, String from, String to, String due) {
    assertThat(
            CALENDAR.later(
                at("2026-03-19T17:00"),
                Terms.term(strategy, amount, null),
                List.of(new Pause(at(from), at(to)))))
        .isEqualTo(at(due));
  }

  @Test
  void dropsSecondsLikeTheSlip() {
    StatutoryTerm term = Terms.term("same-day-cutoff", null, "15:00");
    assertThat(CALENDAR.dueDate(at("2026-03-11T15:00:59"), term, List.of()).dueAt())
        .isEqualTo(at("2026-03-11T17:00"));
  }

  @Test
  void refusesMomentsOutsideItsYears() {
    for (Instant moment :
        List.of(Instant.MIN, Instant.MAX, at("2019-12-31T23:59"), at("2051-01-01T00:00"))) {
      assertThatThrownBy(() -> CALENDAR.dueDate(moment, new WorkingDays(1), List.of()))
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.code()).isEqualTo("date-outside-calendar"));
    }
    for (StatutoryTerm term :
        List.of(
            new WorkingDays(900), new WorkingHours(8000), new CalendarDays(900), new Months(120))) {
      assertThatThrownBy(() -> CALENDAR.dueDate(at("2050-01-04T09:00"), term, List.of()))
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.code()).isEqualTo("date-outside-calendar"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "working-days, 0, term-not-positive",
    "working-days, -1, term-not-positive",
    "working-days, 1001, term-too-long",
    "working-days, 1e999999, term-too-long",
    "working-days, 1e-999999, term-too-fine",
    "working-days, , term-amount-missing",
    "working-hours, 8001, term-too-long",
    "working-hours, 0.00001, term-too-fine",
    "calendar-days, 1.5, term-not-whole",
    "calendar-days, 0, term-not-positive",
    "months, 121, term-too-long",
    "months, -0.5, term-not-positive",
    "same-day-cutoff, , term-cutoff-missing",
    "WEEKS, 1, term-strategy-unknown",
  })
  void refusesBadTerms(String strategy, BigDecimal amount, String code) {
    assertThatThrownBy(() -> StatutoryTerm.of(strategy, amount, null))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  @Test
  void refusesAPauseThatEndsBeforeItStarts() {
    assertThatThrownBy(() -> new Pause(at("2026-03-10T09:00"), at("2026-03-10T08:59")))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.code()).isEqualTo("pause-ends-before-start"));
  }

  private static Instant at(String wallClock) {
    return Terms.at(LocalDateTime.parse(wallClock));
  }
}
