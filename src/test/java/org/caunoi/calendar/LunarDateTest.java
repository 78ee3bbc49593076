package org.caunoi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class LunarDateTest {

  /** Example 49.a of the book: the new moon of 18 February 1977, 3h 37m 42s dynamical time. */
  @Test
  void newMoonAgreesWithTheWorkedExample() {
    assertThat(Astronomy.newMoon(-283)).isCloseTo(2_443_192.65118, within(0.00001));
  }

  /** Example 25.a of the book: 13 October 1992, 0h dynamical time. */
  @Test
  void placeOfTheSunAgreesWithTheWorkedExample() {
    assertThat(Astronomy.sunLongitude(2_448_908.5)).isCloseTo(199.90895, within(0.0001));
  }

  /**
   * 2020 to 2050, made with the positions of the sun and the moon of another library (ERFA) and its
   * own search for new moons and solstices.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "/calendar/lunar-years.csv", useHeadersInDisplayName = true)
  void agreesWithTheIndependentTable(
      int year, LocalDate tet, int eveDay, LocalDate hungKings, LocalDate chinese, String differs) {
    assertThat(LunarDate.newYear(year)).isEqualTo(tet);
    assertThat(LunarDate.of(tet.minusDays(1)))
        .isEqualTo(new LunarDate(year - 1, 12, eveDay, false));
    assertThat(LunarDate.date(year, 3, 10)).isEqualTo(hungKings);
    assertThat(tet.equals(chinese)).isEqualTo("no".equals(differs));
  }

  @ParameterizedTest
  @CsvSource({
    "1968, 1968-01-29",
    "1985, 1985-01-21",
    "2007, 2007-02-17",
    "2053, 2053-02-18",
  })
  void knowsTheNewYearsPeopleCelebrated(int year, LocalDate tet) {
    assertThat(LunarDate.newYear(year)).isEqualTo(tet);
  }

  @ParameterizedTest
  @CsvSource({"2017, 6", "2020, 4", "2023, 2", "2025, 6", "2028, 5", "2031, 3", "2033, 11"})
  void findsTheLeapMonth(int year, int month) {
    LocalDate lastOfOrdinary = LunarDate.date(year, month, 29);
    assertThat(LunarDate.of(lastOfOrdinary.plusDays(3)).leap()).isTrue();
    assertThat(LunarDate.of(lastOfOrdinary.plusDays(3)).month()).isEqualTo(month);
    assertThat(LunarDate.of(lastOfOrdinary).leap()).isFalse();
  }

  @Test
  void everyDayFollowsTheDayBefore() {
    LunarDate before = LunarDate.of(LocalDate.of(1999, 12, 31));
    for (LocalDate day = LocalDate.of(2000, 1, 1); day.getYear() < 2060; day = day.plusDays(1)) {
      LunarDate date = LunarDate.of(day);
      if (date.day() == 1) {
        assertThat(before.day()).isBetween(29, 30);
        assertThat(date.month()).isIn(before.month() % 12 + 1, date.leap() ? before.month() : -1);
        assertThat(date.year())
            .isEqualTo(before.year() + (date.month() == 1 && !date.leap() ? 1 : 0));
      } else {
        assertThat(date)
            .isEqualTo(
                new LunarDate(before.year(), before.month(), before.day() + 1, before.leap()));
      }
      before = date;
    }
  }

  @Test
  void thereAndBackAgainIsTheSameDay() {
    Random random = new Random(20260223);
    for (int i = 0; i < 3000; i++) {
      LocalDate day = LocalDate.of(1951, 1, 1).plusDays(random.nextInt(65_000));
      LunarDate lunar = LunarDate.of(day);
      if (!lunar.leap()) {
        assertThat(LunarDate.date(lunar.year(), lunar.month(), lunar.day())).isEqualTo(day);
      }
    }
  }

  @Test
  void refusesDaysThatDoNotExist() {
    assertThatThrownBy(() -> LunarDate.date(2026, 13, 1)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> LunarDate.date(2026, 1, 31)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> LunarDate.newYear(3000)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> LunarDate.of(LocalDate.of(1900, 1, 1)))
        .isInstanceOf(DateTimeException.class);
  }
}
