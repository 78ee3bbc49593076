package org.caunoi.quality;

import java.time.Instant;
import java.time.LocalDate;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;

/** Whole days in Hanoi, both ends included. */
public record Period(LocalDate from, LocalDate to) {

  private static final int YEARS = 2;

  /** Refused: {@code period-upside-down}, {@code period-too-long} at {@code /to}. */
  public Period {
    if (to.isBefore(from)) {
      throw Refused.field("/to", "period-upside-down");
    }
    if (to.isAfter(from.plusYears(YEARS))) {
      throw Refused.field("/to", "period-too-long", YEARS);
    }
  }

  public Instant start() {
    return from.atStartOfDay(VietnamTime.ZONE).toInstant();
  }

  /** The first moment after it. */
  public Instant end() {
    return to.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant();
  }
}
