package org.caunoi.calendar;

/**
 * Moments of new moons and the place of the sun, from the series published in Jean Meeus,
 * "Astronomical Algorithms" (2nd edition, chapters 25 and 49), with the difference between
 * dynamical and civil time from the polynomials of Espenak and Meeus (NASA). Good to a few seconds
 * for new moons and to 0.01° for the sun. All results are Julian days.
 */
final class Astronomy {

  static final double JULIAN_DAY_OF_1970 = 2_440_587.5;

  private static final double DAYS_PER_CENTURY = 36_525;

  /** Terms of chapter 49: size in days, factors of M, M', F, and the power of E. */
  private static final double[][] NEW_MOON_TERMS = {
    {-0.40720, 0, 1, 0, 0},
    {0.17241, 1, 0, 0, 1},
    {0.01608, 0, 2, 0, 0},
    {0.01039, 0, 0, 2, 0},
    {0.00739, -1, 1, 0, 1},
    {-0.00514, 1, 1, 0, 1},
    {0.00208, 2, 0, 0, 2},
    {-0.00111, 0, 1, -2, 0},
    {-0.00057, 0, 1, 2, 0},
    {0.00056, 1, 2, 0, 1},
    {-0.00042, 0, 3, 0, 0},
    {0.00042, 1, 0, 2, 1},
    {0.00038, 1, 0, -2, 1},
    {-0.00024, -1, 2, 0, 1},
    {-0.00007, 2, 1, 0, 0},
    {0.00004, 0, 2, -2, 0},
    {0.00004, 3, 0, 0, 0},
    {0.00003, 1, 1, -2, 0},
    {0.00003, 0, 2, 2, 0},
    {-0.00003, 1, 1, 2, 0},
    {0.00003, -1, 1, 2, 0},
    {-0.00002, -1, 1, -2, 0},
    {-0.00002, 1, 3, 0, 0},
    {0.00002, 0, 4, 0, 0},
  };

  /** Planetary terms of chapter 49: size in days, angle at k = 0, degrees per lunation. */
  private static final double[][] PLANETARY_TERMS = {
    {0.000325, 299.77, 0.107408},
    {0.000165, 251.88, 0.016321},
    {0.000164, 251.83, 26.651886},
    {0.000126, 349.42, 36.412478},
    {0.000110, 84.66, 18.206239},
    {0.000062, 141.74, 53.303771},
    {0.000060, 207.14, 2.453732},
    {0.000056, 154.84, 7.306860},
    {0.000047, 34.52, 27.261239},
    {0.000042, 207.19, 0.121824},
    {0.000040, 291.34, 1.844379},
    {0.000037, 161.72, 24.198154},
    {0.000035, 239.56, 25.513099},
    {0.000023, 331.55, 3.592518},
  };

  private Astronomy() {}

  /** Dynamical time of new moon number k; number 0 is the first of the year 2000. */
  static double newMoon(int k) {
    double t = k / 1236.85;
    double t2 = t * t;
    double t3 = t2 * t;
    double t4 = t3 * t;
    double mean =
        2_451_550.09766
            + 29.530588861 * k
            + 0.00015437 * t2
            - 0.000000150 * t3
            + 0.00000000073 * t4;
    double eccentricity = 1 - 0.002516 * t - 0.0000074 * t2;
    double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t2 - 0.00000011 * t3;
    double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t2 + 0.00001238 * t3 - 0.000000058 * t4;
    double latitude =
        160.7108 + 390.67050284 * k - 0.0016118 * t2 - 0.00000227 * t3 + 0.000000011 * t4;
    double node = 124.7746 - 1.56375588 * k + 0.0020672 * t2 + 0.00000215 * t3;

    double correction = -0.00017 * sin(node);
    for (double[] term : NEW_MOON_TERMS) {
      correction +=
          term[0]
              * Math.pow(eccentricity, term[4])
              * sin(term[1] * sun + term[2] * moon + term[3] * latitude);
    }
    for (int i = 0; i < PLANETARY_TERMS.length; i++) {
      double[] term = PLANETARY_TERMS[i];
      double bend = i == 0 ? -0.009173 * t2 : 0;
      correction += term[0] * sin(term[1] + term[2] * k + bend);
    }
    return mean + correction;
  }

  /** Apparent longitude of the sun in degrees, 0 to 360, at a moment of dynamical time. */
  static double sunLongitude(double dynamicalDay) {
    double t = (dynamicalDay - 2_451_545) / DAYS_PER_CENTURY;
    double meanLongitude = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t;
    double anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t;
    double centre =
        (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly)
            + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
            + 0.000289 * sin(3 * anomaly);
    double node = 125.04 - 1934.136 * t;
    double longitude = (meanLongitude + centre - 0.00569 - 0.00478 * sin(node)) % 360;
    return longitude < 0 ? longitude + 360 : longitude;
  }

  /** Days by which dynamical time runs ahead of civil time (UT), for 1941 to 2150. */
  static double civilLag(double julianDay) {
    double year = 2000 + (julianDay - 2_451_545) / 365.25;
    double seconds;
    if (year < 1961) {
      double t = year - 1950;
      seconds = 29.07 + 0.407 * t - t * t / 233 + t * t * t / 2547;
    } else if (year < 1986) {
      double t = year - 1975;
      seconds = 45.45 + 1.067 * t - t * t / 260 - t * t * t / 718;
    } else if (year < 2005) {
      double t = year - 2000;
      seconds =
          63.86
              + t
                  * (0.3345
                      + t * (-0.060374 + t * (0.0017275 + t * (0.000651814 + t * 0.00002373599))));
    } else if (year < 2050) {
      double t = year - 2000;
      seconds = 62.92 + 0.32217 * t + 0.005589 * t * t;
    } else {
      double century = (year - 1820) / 100;
      seconds = -20 + 32 * century * century - 0.5628 * (2150 - year);
    }
    return seconds / 86_400;
  }

  private static double sin(double degrees) {
    return Math.sin(Math.toRadians(degrees));
  }
}
