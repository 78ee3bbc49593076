package org.caunoi.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One indicator of Decision 766 for a period and a unit.
 *
 * @param no its number there, such as {@code 2.1}
 * @param whole what the parts are parts of
 * @param value what the percentage counts
 * @param percent two decimals, null where there is nothing to divide by
 */
public record Indicator(
    String no, List<Part> parts, Part whole, Share value, @Nullable BigDecimal percent) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** A part and how many it has. */
  public record Part(Share share, long count) {}

  /** The first part of the whole. */
  static Indicator ratio(String no, Part whole, Part... parts) {
    return new Indicator(
        no, List.of(parts), whole, parts[0].share(), percent(parts[0].count(), whole.count()));
  }

  /** What the parts leave of a hundred, never below nothing. */
  static Indicator rest(String no, Part whole, Part... parts) {
    long taken = List.of(parts).stream().mapToLong(Part::count).sum();
    return new Indicator(
        no,
        List.of(parts),
        whole,
        whole.share(),
        percent(Math.max(0, whole.count() - taken), whole.count()));
  }

  public long of() {
    return whole.count();
  }

  private static @Nullable BigDecimal percent(long count, long of) {
    return of == 0
        ? null
        : BigDecimal.valueOf(count)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(of), 2, RoundingMode.HALF_UP);
  }
}
