package org.caunoi.quality;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the documented formulas leave open; nothing of it was confirmed, so it can be changed.
 *
 * @param extension which promise counts where an apology named a later one
 */
@ConfigurationProperties("caunoi.indicators")
public record IndicatorSettings(@DefaultValue("in-time") Extension extension) {

  /** When the later promise of an apology counts instead of the first one. */
  public enum Extension {
    /** Where it was given before the first one had passed. */
    IN_TIME,
    NEVER
  }
}
