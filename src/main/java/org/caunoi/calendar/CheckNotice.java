package org.caunoi.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.caunoi.platform.reference.ReferenceProblem;
import org.springframework.stereotype.Component;

/** Reads a changed year among all the others, exactly as the start would read it. */
@Component
public class CheckNotice {

  private final LoadNotices notices;
  private final WorkingCalendars calendars;

  CheckNotice(LoadNotices notices, WorkingCalendars calendars) {
    this.notices = notices;
    this.calendars = calendars;
  }

  /** A day that would no longer be worked, or would be from now on. */
  public record Change(LocalDate day, boolean worked) {}

  /**
   * One mistake.
   *
   * @param field such as {@code daysOff[2].first}, blank for the whole
   * @param line of the text, from 1
   */
  public record Problem(String field, int line, String what) {}

  /**
   * What a text would be once published.
   *
   * @param changes days that would count otherwise than now
   */
  public record Verdict(List<Problem> problems, List<Change> changes) {

    public boolean mayBePublished() {
      return problems.isEmpty();
    }
  }

  /** One entry of the notices file for that year. */
  public Verdict check(int year, String text) {
    NoticesFile own = NoticesFile.of(text);
    if (own.entries().size() != 1 || own.entries().getFirst().year() != year) {
      return new Verdict(
          List.of(new Problem("year", 1, "must be one entry for " + year)), List.of());
    }
    NoticesFile all = notices.file().withLast(year, text);
    try {
      CalendarData data = new ReadCalendarFiles(LoadNotices.textOf(all.text())).read();
      List<Problem> unknown = unknownOccasions(year, text);
      return new Verdict(
          unknown, unknown.isEmpty() ? changes(year, new WorkingCalendar(data)) : List.of());
    } catch (ReferenceDataRefused refused) {
      long before = all.text().lines().count() - text.lines().count();
      return new Verdict(
          refused.problems().stream().map(problem -> own(problem, before)).toList(), List.of());
    }
  }

  /** Every mistake of a whole file, with its line. */
  List<Problem> checkFile(String text) {
    try {
      new ReadCalendarFiles(LoadNotices.textOf(text)).read();
      return List.of();
    } catch (ReferenceDataRefused refused) {
      return refused.problems().stream()
          .map(problem -> new Problem(problem.field(), problem.line(), problem.problem()))
          .toList();
    }
  }

  /** The text of a year as it is in force now; empty while it is only computed from the law. */
  public Optional<String> inForce(int year) {
    return Optional.ofNullable(notices.file().byYear().get(year));
  }

  /** The notices in force, as the file they would ship in. */
  public String file() {
    return notices.file().text();
  }

  /** Years with a notice in force. */
  public Map<Integer, String> years() {
    return notices.file().byYear();
  }

  private List<Change> changes(int year, WorkingCalendar next) {
    WorkingCalendar now = calendars.current();
    List<Change> changes = new ArrayList<>();
    LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 2, 1))
        .filter(day -> day.getYear() <= calendars.lastYear())
        .filter(day -> now.isWorkingDay(day) != next.isWorkingDay(day))
        .forEach(day -> changes.add(new Change(day, next.isWorkingDay(day))));
    return List.copyOf(changes);
  }

  /** A holiday without a name in words could not be told to anybody. */
  private List<Problem> unknownOccasions(int year, String text) {
    Set<String> known = calendars.current().occasions();
    List<Announcement.Off> rows = Announcement.of(year, text).daysOff();
    return IntStream.range(0, rows.size())
        .filter(row -> !known.contains(rows.get(row).occasion()))
        .mapToObj(row -> new Problem("daysOff[" + row + "].occasion", 1, "is not a known holiday"))
        .toList();
  }

  private static Problem own(ReferenceProblem problem, long before) {
    return new Problem(
        problem.field().replaceFirst("^\\[\\d+\\]\\.?", ""),
        (int) Math.max(1, problem.line() - before),
        problem.problem());
  }
}
