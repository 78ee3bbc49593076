package org.caunoi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caunoi.calendar.Announcement.Off;
import org.caunoi.calendar.Announcement.Swap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days off as fields of a form and as text of the file say the same. */
class AnnouncementTest {

  private static final Announcement FULL =
      new Announcement(
          2027,
          "12/TB-\"THỬ\" \\ 3",
          "Báo Thử, số 1",
          false,
          List.of(
              new Off("01/01/2027", "03/01/2027", "new-year", true),
              new Off("5-2-2027", "2027-02-11", "tet", false)),
          List.of(new Swap("13.2.2027", "08/02/2027", true)));

  @Test
  void theTextIsOneEntryOfTheFileThatShips() {
    assertThat(FULL.text())
        .isEqualTo(
            """
            - year: 2027
              notice: "12/TB-\\"THỬ\\" \\\\ 3"
              source: "Báo Thử, số 1"
              confidence: seen
              daysOff:
                - { first: 2027-01-01, last: 2027-01-03, occasion: new-year, confidence: seen }
                - { first: 2027-02-05, last: 2027-02-11, occasion: tet, confidence: needs-confirmation }
              swaps:
                - { workDay: 2027-02-13, inPlaceOf: 2027-02-08, confidence: seen }
            """);
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    Announcement back = Announcement.of(2027, FULL.text());
    assertThat(back.number()).isEqualTo(FULL.number());
    assertThat(back.source()).isEqualTo(FULL.source());
    assertThat(back.daysOff().get(1)).isEqualTo(new Off("05/02/2027", "11/02/2027", "tet", false));
    assertThat(back.swaps()).containsExactly(new Swap("13/02/2027", "08/02/2027", true));
    assertThat(back.text()).isEqualTo(FULL.text());
    Announcement provisional =
        Announcement.of(2027, new Announcement(2027, "", "", true, List.of(), List.of()).text());
    assertThat(provisional.provisional()).isTrue();
    assertThat(provisional.text()).contains("status: provisional", "daysOff: []", "swaps: []");
  }

  @ParameterizedTest
  @ValueSource(strings = {"30/02/2027", "hôm nay", "1/13/2027", "}{", "a: b", "\"", "32/01/2027"})
  void whatIsNoDateStaysAsItWasTyped(String typed) {
    Announcement wrong =
        new Announcement(
            2027, "1", "", false, List.of(new Off(typed, typed, "tet", true)), List.of());
    assertThat(Announcement.of(2027, wrong.text()).daysOff().getFirst().first()).isEqualTo(typed);
  }

  @Test
  void emptyRowsAreNoRowsAndOneDayNeedsNoLast() {
    Announcement form =
        new Announcement(
            2027,
            "1",
            "",
            false,
            List.of(new Off(" ", "", "", true), new Off("01/01/2027", "", "new-year", true)),
            List.of(new Swap("", " ", true)));
    assertThat(form.daysOff()).hasSize(1);
    assertThat(form.swaps()).isEmpty();
    assertThat(form.text()).contains("first: 2027-01-01, last: 2027-01-01");
  }

  @Test
  void everythingWrittenByAFormIsReadByTheFileReader() {
    String notices =
        NoticesFile.of(WorkingCalendars.shipped(ReadCalendarFiles.NOTICES))
            .with(Map.of(2027, FULL.text()))
            .text();
    CalendarData data = new ReadCalendarFiles(LoadNotices.textOf(notices)).read();
    WorkingCalendar calendar = new WorkingCalendar(data);
    assertThat(calendar.isProvisional(2027)).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 2, 8))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 2, 13))).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 8, 31))).as("as shipped").isFalse();
  }

  @ParameterizedTest
  @CsvSource({"2027", "2028", "2029", "2030", "2044"})
  void theLawAloneGivesRowsThatMakeTheSameCalendar(int year) {
    WorkingCalendar law = new WorkingCalendars().current();
    Announcement computed = Announcement.computed(year, law);
    assertThat(computed.daysOff()).isNotEmpty();
    String notices =
        NoticesFile.of(WorkingCalendars.shipped(ReadCalendarFiles.NOTICES))
            .withLast(year, computed.text())
            .text();
    WorkingCalendar same =
        new WorkingCalendar(new ReadCalendarFiles(LoadNotices.textOf(notices)).read());
    assertThat(LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)))
        .allSatisfy(day -> assertThat(same.isWorkingDay(day)).isEqualTo(law.isWorkingDay(day)));
    assertThat(same.isProvisional(year)).isTrue();
  }
}
