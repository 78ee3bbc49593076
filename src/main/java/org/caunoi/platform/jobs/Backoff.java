package org.caunoi.platform.jobs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between tries: doubling up to a limit, the later half of each left to chance. */
public record Backoff(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 30;

  /** The pause after so many failed tries, counted from 1. */
  public Duration after(int tries, RandomGenerator random) {
    long factor = 1L << Math.min(tries - 1, MOST_DOUBLINGS);
    Duration full = first.multipliedBy(factor);
    long millis = (full.compareTo(longest) > 0 ? longest : full).toMillis();
    return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
  }
}
