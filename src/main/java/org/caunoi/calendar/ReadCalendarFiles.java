package org.caunoi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.calendar.CalendarData.DaysOff;
import org.caunoi.calendar.CalendarData.Swap;
import org.caunoi.calendar.CalendarRules.DayEnd;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;

/** Reads and checks the calendar files; any mistake refuses them all, each named by its line. */
final class ReadCalendarFiles {

  static final String FOLDER = "reference/calendar/";
  static final String RULES = FOLDER + "rules.yaml";
  static final String WEEK = FOLDER + "week.yaml";
  static final String HOLIDAYS = FOLDER + "holidays.yaml";
  static final String NOTICES = FOLDER + "notices.yaml";

  private static final String NAME = "[a-z][a-z-]*";
  private static final String CONFIDENCE = "seen|computed|needs-confirmation";
  private static final Pattern SPAN = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

  private final UnaryOperator<String> textOf;
  private final ReferenceProblems problems = new ReferenceProblems();

  /**
   * @param textOf content of a file by its name
   */
  ReadCalendarFiles(UnaryOperator<String> textOf) {
    this.textOf = textOf;
  }

  CalendarData read() {
    Optional<CalendarRules> rules = rules();
    Map<DayOfWeek, DayHours> weekly = week();
    List<HolidayRule> holidays = holidays();
    Notices notices = new Notices();
    list(NOTICES).forEach(item -> notices.add(item, weekly));
    problems.throwIfAny();
    return new CalendarData(
        rules.orElseThrow(),
        weekly,
        notices.years,
        notices.provisional,
        notices.daysOff,
        notices.swaps,
        holidays);
  }

  private Optional<CalendarRules> rules() {
    return YamlFile.map(RULES, textOf.apply(RULES), problems)
        .map(
            map -> {
              DayEnd dayEnd =
                  value(map, "dayEnd")
                      .map(v -> v.oneOf("value", DayEnd.class, ReadCalendarFiles::key))
                      .orElse(DayEnd.END_OF_DAY);
              int hours = whole(map, "hoursPerDay", 1, 24);
              int first = whole(map, "firstYear", 2000, 2100);
              int last = whole(map, "lastYear", 2000, 2100);
              if (last < first) {
                map.problem("lastYear", "is before firstYear");
              }
              map.refuseUnknown();
              return new CalendarRules(dayEnd, hours, first, last);
            });
  }

  private int whole(YamlMap map, String key, int min, int max) {
    return value(map, key).map(v -> (int) v.integer("value", min, max)).orElse(min);
  }

  /** A value with its source, such as {@code { value: 8, source: "...", confidence: seen }}. */
  private static Optional<YamlMap> value(YamlMap map, String key) {
    Optional<YamlMap> value = map.map(key);
    value.ifPresent(
        v -> {
          v.has("value");
          v.text("source");
          v.text("confidence", CONFIDENCE, "a known confidence");
          v.refuseUnknown();
        });
    return value;
  }

  private Map<DayOfWeek, DayHours> week() {
    Map<DayOfWeek, DayHours> week = new EnumMap<>(DayOfWeek.class);
    for (YamlMap item : list(WEEK)) {
      List<DayOfWeek> days = item.listOf("days", DayOfWeek.class, ReadCalendarFiles::key);
      DayHours hours = new DayHours(spans(item), item.bool("counted"));
      boolean enabled = item.bool("enabled");
      endOfItem(item);
      for (DayOfWeek day : days) {
        if (enabled && week.put(day, hours) != null) {
          item.problem("days", "gives " + key(day) + " twice");
        }
      }
    }
    if (problems.isEmpty() && week.values().stream().noneMatch(DayHours::counted)) {
      problems.add(WEEK, 1, "", "has no working day");
    }
    return week;
  }

  private static List<TimeSpan> spans(YamlMap item) {
    List<TimeSpan> spans = new ArrayList<>();
    for (String text : item.texts("spans")) {
      Optional<TimeSpan> span = span(text);
      if (span.isEmpty()) {
        item.problem("spans", "is not a time span like \"08:00-12:00\": " + text);
      } else if (!spans.isEmpty() && !spans.getLast().to().isBefore(span.get().from())) {
        item.problem("spans", "do not follow each other: " + text);
      } else {
        spans.add(span.get());
      }
    }
    if (spans.isEmpty()) {
      item.problem("spans", "is missing");
    }
    return spans;
  }

  private static Optional<TimeSpan> span(String text) {
    Matcher parts = SPAN.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      LocalTime from = LocalTime.parse(parts.group(1));
      LocalTime to = LocalTime.parse(parts.group(2));
      return from.isBefore(to) ? Optional.of(new TimeSpan(from, to)) : Optional.empty();
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  private List<HolidayRule> holidays() {
    return list(HOLIDAYS).stream().map(ReadCalendarFiles::holiday).toList();
  }

  private static HolidayRule holiday(YamlMap item) {
    String occasion = item.text("occasion", NAME, "a name like hung-kings");
    boolean lunar = item.text("calendar", "solar|lunar", "one of solar, lunar").equals("lunar");
    int month = (int) item.integer("month", 1, 12);
    // A day every year has: no 29 February, no thirtieth of a short lunar month.
    int day = (int) item.integer("day", 1, lunar ? 29 : month == 2 ? 28 : 31);
    if (!lunar && day == 31 && Set.of(4, 6, 9, 11).contains(month)) {
      item.problem("day", "is not in month " + month);
      day = 1;
    }
    int offset = (int) item.integer("offset", -10, 10);
    int days = (int) item.integer("days", 1, 15);
    int from = (int) item.integer("fromYear", 2000, 2100);
    int to = (int) item.integer("toYear", from, 2100);
    boolean madeUp = item.bool("madeUp");
    endOfItem(item);
    return new HolidayRule(occasion, lunar, month, day, offset, days, from, to, madeUp);
  }

  private static void endOfItem(YamlMap item) {
    item.text("source");
    item.text("confidence", CONFIDENCE, "a known confidence");
    item.refuseUnknown();
  }

  private List<YamlMap> list(String file) {
    return YamlFile.list(file, textOf.apply(file), problems);
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Collects the official notices and sees that they do not contradict each other. */
  private static final class Notices {

    private final Set<Integer> years = new HashSet<>();
    private final Set<Integer> provisional = new HashSet<>();
    private final Set<LocalDate> made = new HashSet<>();
    private final List<DaysOff> daysOff = new ArrayList<>();
    private final List<Swap> swaps = new ArrayList<>();
    private final Set<LocalDate> closed = new HashSet<>();

    void add(YamlMap item, Map<DayOfWeek, DayHours> weekly) {
      int year = (int) item.integer("year", 2000, 2100);
      if (!years.add(year)) {
        item.problem("year", "is given twice");
      }
      if (isProvisional(item)) {
        item.optionalText("notice");
        provisional.add(year);
      } else {
        item.text("notice");
      }
      item.optionalText("source");
      item.text("confidence", CONFIDENCE, "a known confidence");
      item.list("daysOff").forEach(off -> addDaysOff(off, year));
      if (!item.has("daysOff")) {
        item.problem("daysOff", "is missing");
      }
      item.list("swaps").forEach(swap -> addSwap(swap, year, weekly));
      item.refuseUnknown();
    }

    /** Days that are known though the official notice is not out. */
    private static boolean isProvisional(YamlMap item) {
      return item.has("status")
          && item.text("status", "official|provisional", "official or provisional")
              .equals("provisional");
    }

    private void addDaysOff(YamlMap item, int year) {
      LocalDate first = item.date("first");
      LocalDate last = item.date("last");
      String occasion = item.text("occasion", NAME, "a name like hung-kings");
      item.text("confidence", CONFIDENCE, "a known confidence");
      item.refuseUnknown();
      if (first.getYear() != year) {
        item.problem("first", "is not in " + year);
      } else if (last.isBefore(first) || last.isAfter(first.plusDays(20))) {
        item.problem("last", "must be up to 20 days after first");
      } else if (!first.datesUntil(last.plusDays(1)).allMatch(closed::add)) {
        item.problem("first", "overlaps other days off");
      } else {
        daysOff.add(new DaysOff(first, last, occasion));
      }
    }

    private void addSwap(YamlMap item, int year, Map<DayOfWeek, DayHours> weekly) {
      LocalDate workDay = item.date("workDay");
      LocalDate inPlaceOf = item.date("inPlaceOf");
      item.text("confidence", CONFIDENCE, "a known confidence");
      item.refuseUnknown();
      if (workDay.getYear() != year) {
        item.problem("workDay", "is not in " + year);
      } else if (!made.add(workDay)) {
        item.problem("workDay", "is given twice");
      } else if (counted(workDay, weekly)) {
        item.problem("workDay", "is a working day already");
      } else if (closed.contains(workDay)) {
        item.problem("workDay", "is announced as a day off");
      } else if (!closed.contains(inPlaceOf) || !counted(inPlaceOf, weekly)) {
        item.problem("inPlaceOf", "is not a working day that is announced as a day off");
      } else {
        swaps.add(new Swap(workDay, inPlaceOf));
      }
    }

    private static boolean counted(LocalDate date, Map<DayOfWeek, DayHours> weekly) {
      return weekly.getOrDefault(date.getDayOfWeek(), DayHours.CLOSED).counted();
    }
  }
}
