package org.caunoi.custody;

import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** Where a telephone says it is, WGS84 degrees. */
public record Position(double lat, double lon) {

  private static final double EARTH = 6_371_000;

  /** Refused with {@code position-malformed} at {@code /position}. */
  public Position {
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      throw malformed();
    }
  }

  /** Null where the telephone says nothing. */
  public static @Nullable Position parse(String lat, String lon) {
    if (lat.isBlank() && lon.isBlank()) {
      return null;
    }
    try {
      return new Position(Double.parseDouble(lat.strip()), Double.parseDouble(lon.strip()));
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  double metresTo(Position other) {
    double north = Math.toRadians(other.lat - lat);
    double east = Math.toRadians(other.lon - lon) * Math.cos(Math.toRadians((lat + other.lat) / 2));
    return EARTH * Math.hypot(north, east);
  }

  private static Refused malformed() {
    return Refused.field("/position", "position-malformed");
  }
}
