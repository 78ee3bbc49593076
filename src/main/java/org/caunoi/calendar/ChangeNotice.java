package org.caunoi.calendar;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.calendar.CheckNotice.Problem;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what somebody writes into the calendar; wrong text is kept too, it only cannot go on. */
@Component
public class ChangeNotice {

  private static final int LONGEST = 20_000;

  private final Notices notices;
  private final CheckNotice checking;
  private final WorkingCalendars calendars;
  private final AuditLog audit;
  private final Clock clock;

  ChangeNotice(
      Notices notices,
      CheckNotice checking,
      WorkingCalendars calendars,
      AuditLog audit,
      Clock clock) {
    this.notices = notices;
    this.checking = checking;
    this.calendars = calendars;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Stores one entry of the notices file as a draft. Refused: {@code calendar-year-unknown}; {@code
   * invalid-fields} at {@code /text} where it is over 20,000 characters; {@code draft-waits} while
   * a second person looks at it; {@code draft-changed} where somebody saved since.
   *
   * @param edition the edition that was read, 0 where there was no draft
   */
  @Transactional
  public void save(SignedIn who, int year, String text, int edition) {
    if (year < calendars.firstYear() || year > calendars.lastYear()) {
      throw Refused.notFound("calendar-year-unknown");
    }
    if (text.length() > LONGEST) {
      throw Refused.field("/text", "too-long", LONGEST);
    }
    Optional<Notice> before = notices.draft(year);
    if (before.filter(Notice::isSubmitted).isPresent()) {
      throw Refused.conflict("draft-waits");
    }
    boolean stored =
        before.isEmpty()
            ? edition == 0 && notices.add(UuidV7.next(clock), year, text, who, clock.instant())
            : before.get().edition() == edition
                && notices.change(before.get(), text, who, clock.instant());
    if (!stored) {
      throw Refused.conflict("draft-changed");
    }
    audit.write(
        "-",
        who.actor(),
        "calendar-notice-changed",
        "calendar/" + year,
        null,
        Map.of("read", edition));
  }

  /**
   * What came of a whole file.
   *
   * @param problems every mistake with its line; nothing is kept then
   * @param years years that differ from what is in force and are drafts now
   */
  public record Imported(List<Problem> problems, List<Integer> years) {}

  /** Takes a notices file in: each year that differs becomes a draft. Refused as {@link #save}. */
  @Transactional
  public Imported importFile(SignedIn who, String text) {
    if (text.isBlank()) {
      throw Refused.field("/text", "required");
    }
    if (text.length() > LONGEST * 10) {
      throw Refused.field("/text", "too-long", LONGEST * 10);
    }
    List<Problem> problems = checking.checkFile(text);
    if (!problems.isEmpty()) {
      return new Imported(problems, List.of());
    }
    Map<Integer, String> inForce = checking.years();
    List<Integer> years = new ArrayList<>();
    for (NoticesFile.Entry entry : NoticesFile.of(text).entries()) {
      String now = inForce.getOrDefault(entry.year(), "");
      if (!now.strip().equals(entry.text().strip())) {
        int edition = notices.draft(entry.year()).map(Notice::edition).orElse(0);
        save(who, entry.year(), entry.text(), edition);
        years.add(entry.year());
      }
    }
    return new Imported(List.of(), List.copyOf(years));
  }
}
