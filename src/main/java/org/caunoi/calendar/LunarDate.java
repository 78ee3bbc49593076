package org.caunoi.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A day of the Vietnamese lunar calendar, reckoned at UTC+7; it differs from the Chinese one in
 * some years, such as 2030. Months begin on the day of the new moon; month 11 holds the winter
 * solstice; in a year of thirteen moons the first month without a principal term is the leap month.
 *
 * @param leap whether this is the second month of that number
 */
public record LunarDate(int year, int month, int day, boolean leap) {

  /** First and last year for which the time series behind the calendar hold. */
  static final int FIRST_YEAR = 1950;

  static final int LAST_YEAR = 2140;

  private static final double VIETNAM_OFFSET = 7.0 / 24;
  private static final double MOONS_PER_DAY = 1 / 29.530588861;

  /**
   * The lunar date of a day.
   *
   * @throws DateTimeException outside the years 1950 to 2140
   */
  public static LunarDate of(LocalDate date) {
    long day = date.toEpochDay();
    int moon = moonOn(day);
    int year = date.getYear();
    int winter = winterMoon(checked(year));
    if (moon < winter) {
      year--;
      winter = winterMoon(checked(year));
    }
    // The months from this winter moon to the next: 11, 12, 1, 2 and so on.
    int leapMoon = leapMoon(winter, winterMoon(checked(year + 1)));
    boolean leap = moon == leapMoon;
    int offset = moon - winter - (moon >= leapMoon ? 1 : 0);
    int month = (offset + 10) % 12 + 1;
    int lunarYear = offset >= 2 ? year + 1 : year;
    return new LunarDate(lunarYear, month, (int) (day - monthStart(moon)) + 1, leap);
  }

  /** The first day of the lunar year, Tết. */
  public static LocalDate newYear(int year) {
    return date(year, 1, 1);
  }

  /**
   * The day in the civil calendar of a day in an ordinary (not leap) lunar month.
   *
   * @throws DateTimeException when there is no such day, or outside the years 1950 to 2140
   */
  public static LocalDate date(int year, int month, int day) {
    if (month < 1 || month > 12) {
      throw new DateTimeException("No lunar month " + month);
    }
    int solsticeYear = month >= 11 ? checked(year) : checked(year - 1);
    int winter = winterMoon(solsticeYear);
    int leapMoon = leapMoon(winter, winterMoon(checked(solsticeYear + 1)));
    int moon = winter + (month + 1) % 12;
    if (moon >= leapMoon) {
      moon++;
    }
    long start = monthStart(moon);
    if (day < 1 || day > monthStart(moon + 1) - start) {
      throw new DateTimeException("No day " + day + " in lunar month " + month + " of " + year);
    }
    return LocalDate.ofEpochDay(start + day - 1);
  }

  private static int checked(int year) {
    if (year < FIRST_YEAR - 1 || year > LAST_YEAR + 1) {
      throw new DateTimeException("The lunar calendar is computed for 1950 to 2140 only");
    }
    return year;
  }

  /** Number of the moon under which the winter solstice of a civil year falls. */
  private static int winterMoon(int year) {
    long day = LocalDate.of(year, 12, 19).toEpochDay();
    while (sunAtMidnight(day + 1) < 270) {
      day++;
    }
    return moonOn(day);
  }

  /** The leap month between two winter moons, or a number beyond both when there is none. */
  private static int leapMoon(int winter, int nextWinter) {
    if (nextWinter - winter == 12) {
      return Integer.MAX_VALUE;
    }
    int moon = winter + 1;
    while (hasPrincipalTerm(moon)) {
      moon++;
    }
    return moon;
  }

  private static boolean hasPrincipalTerm(int moon) {
    int before = (int) (sunAtMidnight(monthStart(moon)) / 30);
    int after = (int) (sunAtMidnight(monthStart(moon + 1)) / 30);
    return before != after;
  }

  /** The last moon that is new on or before the given day. */
  private static int moonOn(long epochDay) {
    double sinceFirst = epochDay + Astronomy.JULIAN_DAY_OF_1970 - 2_451_550.1;
    int moon = (int) Math.floor(sinceFirst * MOONS_PER_DAY) + 1;
    while (monthStart(moon) > epochDay) {
      moon--;
    }
    return moon;
  }

  private static long monthStart(int moon) {
    double dynamical = Astronomy.newMoon(moon);
    double local = dynamical - Astronomy.civilLag(dynamical) + VIETNAM_OFFSET;
    return (long) Math.floor(local - Astronomy.JULIAN_DAY_OF_1970);
  }

  /** Longitude of the sun when a day begins in Vietnam. */
  private static double sunAtMidnight(long epochDay) {
    double civil = epochDay + Astronomy.JULIAN_DAY_OF_1970 - VIETNAM_OFFSET;
    return Astronomy.sunLongitude(civil + Astronomy.civilLag(civil));
  }
}
