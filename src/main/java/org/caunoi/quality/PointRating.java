package org.caunoi.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What citizens said about one point. Below {@link #FEWEST} answers only their number is told, so
 * that nobody can tell who said what.
 *
 * @param point null for dossiers filed without one
 * @param content how many chose 4 or 5 of 5
 * @param moneyAsked protected reports that money was asked for
 */
public record PointRating(
    @Nullable String point,
    long answers,
    long ease,
    long satisfaction,
    long content,
    long moneyAsked) {

  public static final int FEWEST = 5;

  public boolean isTooFew() {
    return answers < FEWEST;
  }

  /** Mean of 1 to 5, two decimals; null where too few answered. */
  public @Nullable BigDecimal meanEase() {
    return divided(ease, 1);
  }

  /** Mean of 1 to 5, two decimals; null where too few answered. */
  public @Nullable BigDecimal meanSatisfaction() {
    return divided(satisfaction, 1);
  }

  /** Who chose 4 or 5; null where too few answered. */
  public @Nullable BigDecimal percentContent() {
    return divided(content, 100);
  }

  private @Nullable BigDecimal divided(long sum, int times) {
    return isTooFew()
        ? null
        : BigDecimal.valueOf(sum * times)
            .divide(BigDecimal.valueOf(answers), 2, RoundingMode.HALF_UP);
  }
}
