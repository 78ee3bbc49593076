package org.caunoi.calendar;

import java.math.BigDecimal;
import java.time.LocalTime;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * How long the law gives an authority. Amounts are above zero and not beyond {@link #MAX_DAYS},
 * {@link #MAX_HOURS} or {@link #MAX_MONTHS}; anything else is refused with {@code
 * term-not-positive}, {@code term-too-long} or {@code term-not-whole}.
 */
public sealed interface StatutoryTerm {

  int MAX_DAYS = 1000;
  int MAX_HOURS = 8000;
  int MAX_MONTHS = 120;

  /** Finished the same working day when accepted up to the cut-off, else by the end of the next. */
  record SameDayCutoff(LocalTime cutoff) implements StatutoryTerm {}

  /** Working days; the part after the point is counted in working hours. */
  record WorkingDays(BigDecimal days) implements StatutoryTerm {
    public WorkingDays {
      check(days, MAX_DAYS);
    }

    public WorkingDays(int days) {
      this(BigDecimal.valueOf(days));
    }
  }

  /** Working hours, in whole minutes. */
  record WorkingHours(BigDecimal hours) implements StatutoryTerm {
    public WorkingHours {
      check(hours, MAX_HOURS);
    }

    public WorkingHours(int hours) {
      this(BigDecimal.valueOf(hours));
    }
  }

  /** Days of the calendar, rest days included; the last one moves on to a working day. */
  record CalendarDays(int days) implements StatutoryTerm {
    public CalendarDays {
      check(BigDecimal.valueOf(days), MAX_DAYS);
    }
  }

  /** To the same day of a later month; the last one moves on to a working day. */
  record Months(int months) implements StatutoryTerm {
    public Months {
      check(BigDecimal.valueOf(months), MAX_MONTHS);
    }
  }

  /**
   * A term from its parts as they stand in data files and requests.
   *
   * @param strategy {@code same-day-cutoff}, {@code working-days}, {@code working-hours}, {@code
   *     calendar-days} or {@code months}; else refused with {@code term-strategy-unknown}
   * @param amount needed by all but {@code same-day-cutoff}; else {@code term-amount-missing}
   * @param cutoff needed by {@code same-day-cutoff}; else {@code term-cutoff-missing}
   */
  static StatutoryTerm of(
      String strategy, @Nullable BigDecimal amount, @Nullable LocalTime cutoff) {
    return switch (strategy) {
      case "same-day-cutoff" -> {
        if (cutoff == null) {
          throw Refused.invalid("term-cutoff-missing");
        }
        yield new SameDayCutoff(cutoff);
      }
      case "working-days" -> new WorkingDays(given(amount));
      case "working-hours" -> new WorkingHours(given(amount));
      case "calendar-days" -> new CalendarDays(whole(amount, MAX_DAYS));
      case "months" -> new Months(whole(amount, MAX_MONTHS));
      default -> throw Refused.invalid("term-strategy-unknown");
    };
  }

  private static BigDecimal given(@Nullable BigDecimal amount) {
    if (amount == null) {
      throw Refused.invalid("term-amount-missing");
    }
    return amount;
  }

  private static int whole(@Nullable BigDecimal amount, int max) {
    BigDecimal given = given(amount);
    check(given, max);
    if (given.stripTrailingZeros().scale() > 0) {
      throw Refused.invalid("term-not-whole");
    }
    return given.intValueExact();
  }

  private static void check(BigDecimal amount, int max) {
    if (amount.signum() <= 0) {
      throw Refused.invalid("term-not-positive");
    }
    if (amount.compareTo(BigDecimal.valueOf(max)) > 0) {
      throw Refused.invalid("term-too-long", max);
    }
    if (amount.scale() > 4) {
      throw Refused.invalid("term-too-fine");
    }
  }
}
