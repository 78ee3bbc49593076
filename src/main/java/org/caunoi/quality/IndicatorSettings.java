package org.caunoi.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the documented formulas leave open; nothing of it was confirmed, so it can be changed.
 *
 * @param extension which promise counts where an apology named a later one
 * @param points from which percentage an indicator earns all its points
 */
@ConfigurationProperties("caunoi.indicators")
public record IndicatorSettings(
    @DefaultValue("in-time") Extension extension, @DefaultValue List<FullPoints> points) {

  public IndicatorSettings {
    points = List.copyOf(points);
  }

  public Optional<FullPoints> pointsOf(String no) {
    return points.stream().filter(one -> one.indicator().equals(no)).findFirst();
  }

  /**
   * @param indicator its number
   * @param full the percentage that earns all points
   * @param proRata whether less earns its share of them; else what it earns is not known
   */
  public record FullPoints(String indicator, int full, @DefaultValue("false") boolean proRata) {

    public FullPoints {
      if (full < 1 || full > 100) {
        throw new IllegalArgumentException("caunoi.indicators: full must be 1 to 100");
      }
    }

    public boolean isEarned(BigDecimal percent) {
      return percent.compareTo(BigDecimal.valueOf(full)) >= 0;
    }

    /** Percent of the points that this much earns, at most all of them. */
    public BigDecimal share(BigDecimal percent) {
      BigDecimal share =
          percent.movePointRight(2).divide(BigDecimal.valueOf(full), 2, RoundingMode.HALF_UP);
      return share.min(new BigDecimal("100.00"));
    }
  }

  /** When the later promise of an apology counts instead of the first one. */
  public enum Extension {
    /** Where it was given before the first one had passed. */
    IN_TIME,
    NEVER
  }
}
