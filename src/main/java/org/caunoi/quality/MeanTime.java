package org.caunoi.quality;

import java.math.BigDecimal;
import org.caunoi.catalogue.TermStrategy;

/**
 * How long a procedure took on average (indicator 2.2).
 *
 * @param mean two decimals, in the unit its term is counted in
 */
public record MeanTime(String procedureCode, Unit unit, int dossiers, BigDecimal mean) {

  /** What a term is counted in. */
  public enum Unit {
    WORKING_HOUR,
    WORKING_DAY,
    DAY,
    MONTH;

    static Unit of(TermStrategy strategy) {
      return switch (strategy) {
        case SAME_DAY_CUTOFF, WORKING_HOURS -> WORKING_HOUR;
        case WORKING_DAYS -> WORKING_DAY;
        case CALENDAR_DAYS -> DAY;
        case MONTHS -> MONTH;
      };
    }
  }
}
