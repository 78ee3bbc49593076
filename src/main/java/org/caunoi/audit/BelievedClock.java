package org.caunoi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.caunoi.shared.ClockJumps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the clock may say what is old. One that jumped, or that the house was started with, has
 * to run steadily for some minutes first; and for a day where it shows that nights were left out:
 * either the house stood still, or the clock is wrong.
 */
@Component
class BelievedClock {

  static final Duration STEADY = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(BelievedClock.class);
  private static final Duration LONG_STEADY = Duration.ofDays(1);
  private static final Duration NIGHTS_LEFT_OUT = Duration.ofDays(2);

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final ClockJumps jumps;
  private long unsteady;
  private volatile boolean doubted;

  @Autowired
  BelievedClock(JdbcClient jdbc, Clock clock) {
    this(jdbc, clock, System::nanoTime);
  }

  /**
   * @param nanos counts time, whatever the clock shows
   */
  BelievedClock(JdbcClient jdbc, InstantSource clock, LongSupplier nanos) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.nanos = nanos;
    this.jumps = new ClockJumps(clock, nanos);
    this.unsteady = nanos.getAsLong();
  }

  synchronized boolean isBelieved() {
    if (jumps.jumped()) {
      jumps.settled();
      unsteady = nanos.getAsLong();
    }
    Duration steady = Duration.ofNanos(nanos.getAsLong() - unsteady);
    doubted =
        steady.compareTo(STEADY) < 0 || (nightsLeftOut() && steady.compareTo(LONG_STEADY) < 0);
    if (doubted) {
      LOG.warn("The clock is not believed after {}: nothing is removed", steady);
    }
    return !doubted;
  }

  /** Whether it was not, when it was last asked about. */
  boolean isDoubted() {
    return doubted;
  }

  private boolean nightsLeftOut() {
    Instant now = clock.instant();
    return lastNight(now)
        .filter(last -> Duration.between(last, now).compareTo(NIGHTS_LEFT_OUT) > 0)
        .isPresent();
  }

  private Optional<Instant> lastNight(Instant now) {
    return jdbc.sql(
            """
            SELECT at FROM audit.entry
            WHERE subject = 'retention' AND act = 'old-rows-removed' AND at <= :now
            ORDER BY at DESC LIMIT 1
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((rs, n) -> rs.getObject("at", OffsetDateTime.class).toInstant())
        .optional();
  }
}
