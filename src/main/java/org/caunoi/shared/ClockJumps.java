package org.caunoi.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Whether the clock jumped: it went another way than the time that only counts. */
public final class ClockJumps {

  private static final Duration TOO_FAR = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final LongSupplier nanos;
  private Instant then;
  private long counted;
  private boolean jumped;

  /**
   * @param nanos counts time, whatever the clock shows
   */
  public ClockJumps(InstantSource clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.then = clock.instant();
    this.counted = nanos.getAsLong();
  }

  /** True since a jump until {@link #settled}. */
  public synchronized boolean jumped() {
    Instant now = clock.instant();
    long count = nanos.getAsLong();
    Duration gone = Duration.between(then, now).minusNanos(count - counted).abs();
    jumped |= gone.compareTo(TOO_FAR) > 0;
    then = now;
    counted = count;
    return jumped;
  }

  /** What the jump left behind was put right. */
  public synchronized void settled() {
    jumped = false;
  }
}
