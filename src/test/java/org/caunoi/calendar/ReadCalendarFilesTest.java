package org.caunoi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.caunoi.calendar.StatutoryTerm.CalendarDays;
import org.caunoi.calendar.StatutoryTerm.WorkingDays;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadCalendarFilesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rules    | value: 8,                | value: 0,                | rules.yaml:5: hoursPerDay.value
          rules    | value: end-of-day        | value: never             | rules.yaml:3: dayEnd.value
          rules    | lastYear: { value: 2050  | lastYear: { value: 2001  | rules.yaml:8: lastYear
          rules    | firstYear                | fristYear                | firstYear: is missing
          week     | "08:00-12:00", "13:30    | "08:00-14:00", "13:30    | week.yaml:3: [0].spans
          week     | "13:30-17:00"            | "17:30-17:00"            | week.yaml:3: [0].spans
          week     | "13:30-17:00"            | "13:30-25:00"            | week.yaml:3: [0].spans
          week     | [monday, tuesday         | [monday, mittwoch        | week.yaml:3: [0].days
          week     | counted: true            | counted: perhaps         | week.yaml:3: [0].counted
          week     | counted: true            | counted: false           | has no working day
          holidays | calendar: lunar          | calendar: martian        | holidays.yaml:5: [1].calendar
          holidays | month: 4, day: 30        | month: 4, day: 31        | holidays.yaml:7: [3].day
          holidays | days: 5                  | days: 0                  | holidays.yaml:5: [1].days
          holidays | fromYear: 2026           | fromYear: 2060           | holidays.yaml:11: [7].toYear
          notices  | first: 2026-02-14        | first: 2026-02-31        | notices.yaml:20: [1].daysOff[1].first
          notices  | first: 2026-02-14        | first: 2025-02-14        | notices.yaml:20: [1].daysOff[1].first
          notices  | last: 2026-02-22         | last: 2026-02-13         | notices.yaml:20: [1].daysOff[1].last
          notices  | first: 2026-04-30        | first: 2026-04-26        | notices.yaml:22: [1].daysOff[3].first
          notices  | workDay: 2026-01-10      | workDay: 2026-01-12      | notices.yaml:26: [1].swaps[0].workDay
          notices  | workDay: 2026-01-10      | workDay: 2026-01-03      | notices.yaml:26: [1].swaps[0].workDay
          notices  | inPlaceOf: 2026-08-31    | inPlaceOf: 2026-08-24    | notices.yaml:27: [1].swaps[1].inPlaceOf
          notices  | workDay: 2026-01-10      | workDay: 2025-03-08      | notices.yaml:26: [1].swaps[0].workDay: is not in 2026
          notices  | workDay: 2026-08-22      | workDay: 2026-01-10      | notices.yaml:27: [1].swaps[1].workDay: is given twice
          notices  | year: 2026               | year: 2025               | notices.yaml:15: [1].year
          notices  | notice: "9441/TB-BNV; 12729/VPCP-KGVX" | status: official | notices.yaml:15: [1].notice: is missing
          notices  | notice: "9441/TB-BNV; 12729/VPCP-KGVX" | status: maybe    | notices.yaml:16: [1].status
          notices  | confidence: seen }       | confidence: sure }       | notices.yaml:8: [0].daysOff[0].confidence
          """)
  void namesFileLineAndFieldOfAMistake(String file, String good, String bad, String told) {
    String name = ReadCalendarFiles.FOLDER + file + ".yaml";
    assertThat(WorkingCalendars.shipped(name)).contains(good);
    assertThatThrownBy(() -> changed(name, good, bad).read())
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessageContaining(told);
  }

  @Test
  void aProvisionalYearHasItsDaysAndStaysProvisional() {
    WorkingCalendar calendar =
        new WorkingCalendar(
            changed(
                    ReadCalendarFiles.NOTICES,
                    "notice: \"9441/TB-BNV; 12729/VPCP-KGVX\"",
                    "status: provisional\n  source: \"báo\"")
                .read());
    assertThat(calendar.isProvisional(2026)).isTrue();
    assertThat(calendar.isProvisional(2025)).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 8, 31))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 8, 22))).isTrue();
    assertThat(calendar.daysOffIn(2026))
        .contains(LocalDate.of(2026, 2, 16))
        .doesNotContain(LocalDate.of(2026, 2, 14));
    assertThat(calendar.occasions()).contains("tet", "april-may", "hung-kings");
    assertThat(calendar.ordinaryWeek().keySet()).hasSize(5);
  }

  @Test
  void tellsAllMistakesAtOnce() {
    assertThatThrownBy(
            () ->
                new ReadCalendarFiles(
                        file -> file.contains("week") ? "" : "- { year: 1 }\n- [what]\n")
                    .read())
        .isInstanceOfSatisfying(
            ReferenceDataRefused.class, e -> assertThat(e.problems()).hasSizeGreaterThan(5));
  }

  @Test
  void canKeepTheTimeOfDayInstead() {
    WorkingCalendar calendar =
        new WorkingCalendar(
            changed(ReadCalendarFiles.RULES, "value: end-of-day", "value: same-clock-time").read());
    assertThat(due(calendar, "2026-03-11T10:00", new WorkingDays(3)))
        .isEqualTo(at("2026-03-16T10:00"));
    assertThat(due(calendar, "2026-03-11T12:10", new WorkingDays(1)))
        .isEqualTo(at("2026-03-12T13:30"));
    assertThat(due(calendar, "2026-03-11T10:00", new WorkingDays(new BigDecimal("1.5"))))
        .isEqualTo(at("2026-03-12T15:30"));
    assertThat(due(calendar, "2026-03-11T10:00", new CalendarDays(3)))
        .isEqualTo(at("2026-03-16T10:00"));
    Pause pause = new Pause(at("2026-03-12T09:00"), at("2026-03-12T16:00"));
    assertThat(calendar.dueDate(at("2026-03-11T10:00"), new WorkingDays(3), List.of(pause)).dueAt())
        .isEqualTo(at("2026-03-16T17:00"));
  }

  @Test
  void mayOpenOnSaturdayMorningsWithoutCountingThem() {
    String week = ReadCalendarFiles.WEEK;
    WorkingCalendar calendar =
        new WorkingCalendar(changed(week, "enabled: false", "enabled: true").read());
    assertThat(due(calendar, "2026-03-13T16:00", new WorkingDays(1)))
        .isEqualTo(at("2026-03-16T17:00"));
    assertThat(due(calendar, "2026-03-14T09:00", new WorkingDays(1)))
        .isEqualTo(at("2026-03-16T17:00"));
    assertThat(due(calendar, "2026-03-13T16:00", Terms.term("working-hours", "2", null)))
        .isEqualTo(at("2026-03-14T09:00"));
    assertThat(due(calendar, "2026-03-14T09:00", Terms.term("same-day-cutoff", null, "15:00")))
        .isEqualTo(at("2026-03-14T12:00"));
  }

  private static ReadCalendarFiles changed(String name, String good, String bad) {
    return new ReadCalendarFiles(
        file -> {
          String text = WorkingCalendars.shipped(file);
          return file.equals(name) ? text.replaceFirst(Pattern.quote(good), bad) : text;
        });
  }

  private static Instant due(WorkingCalendar calendar, String accepted, StatutoryTerm term) {
    return calendar.dueDate(at(accepted), term, List.of()).dueAt();
  }

  private static Instant at(String wallClock) {
    return Terms.at(LocalDateTime.parse(wallClock));
  }
}
