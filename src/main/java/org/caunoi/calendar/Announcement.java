package org.caunoi.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;

/**
 * The days off of a year as fields of a form, right or wrong; as text it is one entry of the
 * notices file.
 *
 * @param number official number of the notice
 * @param source where it was read
 * @param provisional whether the year stays provisional though its days are known
 */
public record Announcement(
    int year,
    String number,
    String source,
    boolean provisional,
    List<Off> daysOff,
    List<Swap> swaps) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /**
   * Days off in a row, as typed.
   *
   * @param sure false where the row needs confirmation
   */
  public record Off(String first, String last, String occasion, boolean sure) {

    boolean isEmpty() {
      return first.isBlank() && last.isBlank() && occasion.isBlank();
    }
  }

  /** A rest day worked in place of a day off, as typed. */
  public record Swap(String workDay, String inPlaceOf, boolean sure) {

    boolean isEmpty() {
      return workDay.isBlank() && inPlaceOf.isBlank();
    }
  }

  public Announcement {
    daysOff = daysOff.stream().filter(off -> !off.isEmpty()).toList();
    swaps = swaps.stream().filter(swap -> !swap.isEmpty()).toList();
  }

  /** What a text says; what cannot be read stays blank. */
  public static Announcement of(int year, String text) {
    List<YamlMap> items = YamlFile.list(ReadCalendarFiles.NOTICES, text, new ReferenceProblems());
    if (items.isEmpty()) {
      return new Announcement(year, "", "", true, List.of(), List.of());
    }
    YamlMap item = items.getFirst();
    return new Announcement(
        year,
        scalar(item, "notice"),
        scalar(item, "source"),
        scalar(item, "status").equals("provisional"),
        item.list("daysOff").stream()
            .map(
                off ->
                    new Off(
                        shown(scalar(off, "first")),
                        shown(scalar(off, "last")),
                        scalar(off, "occasion"),
                        sure(off)))
            .toList(),
        item.list("swaps").stream()
            .map(
                swap ->
                    new Swap(
                        shown(scalar(swap, "workDay")),
                        shown(scalar(swap, "inPlaceOf")),
                        sure(swap)))
            .toList());
  }

  /** What the law alone would give: the start of a year without a notice. */
  public static Announcement computed(int year, WorkingCalendar calendar) {
    List<Off> rows = new ArrayList<>();
    LocalDate first = null;
    String name = "";
    for (LocalDate day :
        LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 2)).toList()) {
      String now = day.getYear() == year ? calendar.occasionOn(day).orElse("") : "";
      if (!now.equals(name)) {
        if (first != null) {
          rows.add(new Off(SHOWN.format(first), SHOWN.format(day.minusDays(1)), name, false));
        }
        first = now.isEmpty() ? null : day;
        name = now;
      }
    }
    return new Announcement(year, "", "", true, rows, List.of());
  }

  /** One entry of the notices file. */
  public String text() {
    return "- year: %d\n".formatted(year)
        + (number.isBlank() ? "" : "  notice: %s\n".formatted(quoted(number)))
        + (source.isBlank() ? "" : "  source: %s\n".formatted(quoted(source)))
        + (provisional ? "  status: provisional\n" : "")
        + "  confidence: %s\n".formatted(confidence(!provisional))
        + (daysOff.isEmpty() ? "  daysOff: []\n" : "  daysOff:\n")
        + daysOff.stream()
            .map(
                off ->
                    "    - { first: %s, last: %s, occasion: %s, confidence: %s }\n"
                        .formatted(
                            date(off.first()),
                            date(off.last().isBlank() ? off.first() : off.last()),
                            word(off.occasion()),
                            confidence(off.sure())))
            .collect(Collectors.joining())
        + (swaps.isEmpty() ? "  swaps: []\n" : "  swaps:\n")
        + swaps.stream()
            .map(
                swap ->
                    "    - { workDay: %s, inPlaceOf: %s, confidence: %s }\n"
                        .formatted(
                            date(swap.workDay()), date(swap.inPlaceOf()), confidence(swap.sure())))
            .collect(Collectors.joining());
  }

  private static String confidence(boolean sure) {
    return sure ? "seen" : "needs-confirmation";
  }

  private static String date(String typed) {
    String text = typed.strip();
    try {
      return text.matches("\\d{4}-\\d\\d-\\d\\d")
          ? LocalDate.parse(text).toString()
          : LocalDate.parse(text.replaceAll("[-. ]", "/"), DAY).toString();
    } catch (DateTimeParseException noDate) {
      return quoted(text);
    }
  }

  private static String word(String text) {
    return text.matches("[a-z][a-z-]*") ? text : quoted(text);
  }

  private static String quoted(String text) {
    return '"'
        + text.strip().replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"")
        + '"';
  }

  private static String shown(String date) {
    try {
      return SHOWN.format(LocalDate.parse(date));
    } catch (DateTimeParseException asTyped) {
      return date;
    }
  }

  private static boolean sure(YamlMap item) {
    return scalar(item, "confidence").equals("seen");
  }

  private static String scalar(YamlMap item, String key) {
    return item.optionalScalar(key).orElse("");
  }
}
