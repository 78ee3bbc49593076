package org.caunoi.calendar.web;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.Announcement;
import org.caunoi.calendar.CheckNotice;
import org.caunoi.calendar.CheckNotice.Problem;
import org.caunoi.calendar.CheckNotice.Verdict;
import org.caunoi.calendar.Notice;
import org.caunoi.calendar.Notices;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.calendar.web.NoticeEntry.Stage;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the keeping of the calendar into words. */
@Component
class NoticeWords {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final Pattern ROW = Pattern.compile("(\\w+)(?:\\[(\\d+)\\])?(?:\\.(\\w+))?");
  private static final int FREE_ROWS = 3;
  private static final int YEARS_BACK = 1;
  private static final int YEARS_AHEAD = 4;

  private final Notices notices;
  private final CheckNotice checking;
  private final WorkingCalendars calendars;
  private final Clock clock;

  NoticeWords(Notices notices, CheckNotice checking, WorkingCalendars calendars, Clock clock) {
    this.notices = notices;
    this.checking = checking;
    this.calendars = calendars;
    this.clock = clock;
  }

  List<CalendarYear> years(SignedIn who, Texts t) {
    int now = VietnamTime.day(clock.instant()).getYear();
    Map<Integer, Notice> drafts = notices.drafts();
    Map<Integer, String> inForce = checking.years();
    return IntStream.rangeClosed(
            Math.max(calendars.firstYear(), now - YEARS_BACK),
            Math.min(calendars.lastYear(), now + YEARS_AHEAD))
        .mapToObj(
            year ->
                line(
                    year,
                    Announcement.of(year, inForce.getOrDefault(year, "")),
                    stage(Optional.ofNullable(drafts.get(year)), who),
                    t))
        .toList();
  }

  private CalendarYear line(int year, Announcement form, Stage stage, Texts t) {
    WorkingCalendar calendar = calendars.current();
    boolean provisional = calendar.isProvisional(year);
    return new CalendarYear(
        year,
        t.get(provisional ? "daysOff.provisional" : "daysOff.official"),
        provisional ? Tone.WARNING : Tone.SUCCESS,
        form.number(),
        calendar.daysOffIn(year).size(),
        form.swaps().size(),
        stage == Stage.NO_DRAFT ? "" : t.get("publishing.stage." + stage),
        stage == Stage.WAITS_FOR_ME ? Tone.WARNING : Tone.WAITING);
  }

  /**
   * @param typed what was typed but not stored, or null for what is stored
   */
  NoticeEntry entry(int year, SignedIn who, @Nullable Announcement typed, Texts t) {
    requireKnown(year);
    Optional<Notice> draft = notices.draft(year);
    Announcement form =
        typed != null
            ? typed
            : draft.map(found -> Announcement.of(year, found.text())).orElseGet(() -> now(year));
    Verdict verdict =
        typed == null && draft.isEmpty()
            ? new Verdict(List.of(), List.of())
            : checking.check(year, form.text());
    List<Announcement.Off> offRows = new ArrayList<>(form.daysOff());
    List<Announcement.Swap> swapRows = new ArrayList<>(form.swaps());
    for (int row = 0; row < FREE_ROWS; row++) {
      offRows.add(new Announcement.Off("", "", "", true));
      swapRows.add(new Announcement.Swap("", "", true));
    }
    return new NoticeEntry(
        year,
        form,
        offRows,
        swapRows,
        calendars.current().occasions().stream()
            .map(name -> new Choice(name, t.get("daysOff.occasion." + name)))
            .toList(),
        draft.map(Notice::edition).orElse(0),
        stage(draft, who),
        draft.map(Notice::writtenByName).orElse(""),
        draft.map(found -> VietnamTime.moment(found.writtenAt())).orElse(""),
        verdict.problems().stream().map(problem -> problem(problem, t)).toList(),
        verdict.changes().stream()
            .map(
                change ->
                    t.get(
                        change.worked() ? "daysOff.change.worked" : "daysOff.change.off",
                        DAY.format(change.day())))
            .toList(),
        draft.map(Notice::returnedBecause).orElse(""),
        notices.published(year).stream()
            .map(
                past ->
                    t.get(
                        "daysOff.published",
                        past.decidedAt() == null ? "" : VietnamTime.moment(past.decidedAt()),
                        past.writtenByName(),
                        String.valueOf(past.decidedByName())))
            .toList());
  }

  /** The text in force, or what the law alone gives. */
  String text(int year) {
    requireKnown(year);
    return checking.inForce(year).orElseGet(() -> now(year).text());
  }

  private Announcement now(int year) {
    return checking
        .inForce(year)
        .map(text -> Announcement.of(year, text))
        .orElseGet(() -> Announcement.computed(year, calendars.current()));
  }

  private void requireKnown(int year) {
    if (year < calendars.firstYear() || year > calendars.lastYear()) {
      throw Refused.notFound("calendar-year-unknown");
    }
  }

  /** The place first: which list, which row, which field; then what is wrong with it. */
  static String problem(Problem problem, Texts t) {
    Matcher place = ROW.matcher(problem.field());
    String what = what(problem.what(), t);
    if (!place.matches()) {
      return t.get("daysOff.place.line", problem.line(), problem.field()) + ": " + what;
    }
    String list = word("daysOff.field.", place.group(1), t);
    String row = place.group(2);
    String field = place.group(3);
    return (row == null
            ? list
            : t.get("daysOff.place.row", list, Integer.parseInt(row) + 1)
                + (field == null ? "" : ", " + word("daysOff.field.", field, t)))
        + ": "
        + what;
  }

  /** In the reader's words where there are some; the rest as the file reader says it. */
  private static String what(String what, Texts t) {
    String key =
        "daysOff.problem."
            + what.replaceFirst("[:,] .*", "")
                .replaceFirst(" \\d{4}$", "")
                .replaceAll("[^A-Za-z]+", "-")
                .replaceFirst("-$", "");
    return t.has(key) ? t.get(key) : what;
  }

  private static String word(String prefix, String key, Texts t) {
    return t.has(prefix + key) ? t.get(prefix + key) : key;
  }

  private static Stage stage(Optional<Notice> draft, SignedIn who) {
    if (draft.isEmpty()) {
      return Stage.NO_DRAFT;
    }
    if (!draft.get().isSubmitted()) {
      return Stage.WRITING;
    }
    return draft.get().writtenBy().equals(who.accountId())
        ? Stage.WAITS_FOR_OTHERS
        : Stage.WAITS_FOR_ME;
  }
}
