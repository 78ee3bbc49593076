package org.caunoi.party;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;

/**
 * A date of birth as papers know it; old papers often know only the year.
 *
 * @param year four digits
 * @param month 1 to 12, or 0 when unknown
 * @param day 1 to 31, or 0 when unknown
 */
public record BirthDate(int year, int month, int day) {

  private static final int EARLIEST = 1850;
  private static final int LATEST = 2200;

  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})|(\\d{2})(\\d{2})(\\d{4})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})|(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern MONTH_AND_YEAR = Pattern.compile("(\\d{1,2})[/.-](\\d{4})");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  public BirthDate {
    boolean known = month == 0 ? day == 0 : day <= lastDay(year, month);
    if (year < EARLIEST || year > LATEST || month < 0 || day < 0 || !known) {
      throw Refused.invalid("birth-date-impossible");
    }
  }

  public static BirthDate of(LocalDate date) {
    return new BirthDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  /**
   * Reads 31/01/1990, 31011990, 1990-01-31, 01/1990 and 1990; a day or month 00 is unknown. Refused
   * with {@code birth-date-malformed} or {@code birth-date-impossible}.
   */
  public static BirthDate parse(String text) {
    String date = text.strip();
    Matcher dayFirst = DAY_FIRST.matcher(date);
    Matcher yearFirst = YEAR_FIRST.matcher(date);
    Matcher monthAndYear = MONTH_AND_YEAR.matcher(date);
    Refused impossible = Refused.invalid("birth-date-impossible");
    if (dayFirst.matches()) {
      int from = dayFirst.group(1) != null ? 1 : 4;
      try {
        return of(dayFirst.group(from + 2), dayFirst.group(from + 1), dayFirst.group(from));
      } catch (Refused refused) {
        impossible = refused;
      }
    }
    if (yearFirst.matches()) {
      int from = yearFirst.group(1) != null ? 1 : 4;
      return of(yearFirst.group(from), yearFirst.group(from + 1), yearFirst.group(from + 2));
    }
    if (dayFirst.matches()) {
      throw impossible;
    }
    if (monthAndYear.matches()) {
      return of(monthAndYear.group(2), monthAndYear.group(1), "0");
    }
    if (YEAR.matcher(date).matches()) {
      return of(date, "0", "0");
    }
    throw Refused.invalid("birth-date-malformed");
  }

  /** Empty where {@link #parse} refuses. */
  public static Optional<BirthDate> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (Refused refused) {
      return Optional.empty();
    }
  }

  /** Whether day and month are known. */
  public boolean isExact() {
    return day > 0;
  }

  /** The first day it can have been. */
  public LocalDate earliest() {
    return LocalDate.of(year, Math.max(1, month), Math.max(1, day));
  }

  /** The last day it can have been. */
  public LocalDate latest() {
    int lastMonth = month == 0 ? 12 : month;
    return LocalDate.of(year, lastMonth, day == 0 ? lastDay(year, lastMonth) : day);
  }

  /** 31/01/1990, 01/1990 or 1990. */
  public String text() {
    if (month == 0) {
      return String.format(Locale.ROOT, "%04d", year);
    }
    String monthAndYear = String.format(Locale.ROOT, "%02d/%04d", month, year);
    return day == 0 ? monthAndYear : String.format(Locale.ROOT, "%02d/", day) + monthAndYear;
  }

  /** Only the year, for lists. */
  public String masked() {
    return "••/••/" + year;
  }

  @Override
  public String toString() {
    return "BirthDate";
  }

  private static BirthDate of(String year, String month, String day) {
    return new BirthDate(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }

  private static int lastDay(int year, int month) {
    return month < 1 || month > 12
        ? -1
        : YearMonth.of(Math.clamp(year, 1, 9999), month).lengthOfMonth();
  }
}
