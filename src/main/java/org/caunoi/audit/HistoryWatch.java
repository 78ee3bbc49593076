package org.caunoi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.caunoi.shared.ClockJumps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long what was written down stands without its seal, or without the outside witness where
 * there is one. The house goes on without them for a while, says so, and in the end takes nothing
 * more in rather than let a long history grow that nobody could prove.
 */
public class HistoryWatch {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(10);

  /** After a start, or a jump of the clock, sealing has this long to catch up. */
  static final Duration GRACE = Duration.ofMinutes(2);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Limits limits;
  private final Instant started;
  private final ClockJumps jumps;
  private long unsteady;
  private Look last = new Look(Instant.EPOCH, Duration.ZERO);

  /**
   * @param nanos counts time, whatever the clock shows
   */
  HistoryWatch(JdbcClient jdbc, Clock clock, LongSupplier nanos, Limits limits) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.nanos = nanos;
    this.limits = limits;
    this.started = clock.instant();
    this.jumps = new ClockJumps(clock, nanos);
    this.unsteady = nanos.getAsLong();
  }

  /**
   * What is expected of the history.
   *
   * @param witnessed by somebody outside
   * @param alarmAfter when people have to look after it
   * @param stopAfter when nothing more may be written
   */
  record Limits(boolean witnessed, Duration alarmAfter, Duration stopAfter) {}

  /** Whether people have to look after it. */
  public boolean isLate() {
    return behind().compareTo(limits.alarmAfter) >= 0;
  }

  /** Whether nothing more may be written until it has caught up. */
  public boolean isTooLate() {
    return behind().compareTo(limits.stopAfter) >= 0;
  }

  /** How long the oldest row has waited; a few seconds old at most. */
  public synchronized Duration behind() {
    Instant now = clock.instant();
    if (Duration.between(last.at, now).abs().compareTo(LOOK) >= 0) {
      last = new Look(now, isSteady() ? look(now) : Duration.ZERO);
      if (last.behind.compareTo(limits.alarmAfter) >= 0) {
        LOG.error("The history stands without seal or witness for {}", last.behind);
      }
    }
    return last.behind;
  }

  private boolean isSteady() {
    if (jumps.jumped()) {
      jumps.settled();
      unsteady = nanos.getAsLong();
    }
    return nanos.getAsLong() - unsteady >= GRACE.toNanos();
  }

  /** Before its first word to a witness the history cannot be late. */
  private Duration look(Instant now) {
    OffsetDateTime oldest =
        jdbc.sql(
                """
                WITH newest AS (SELECT number, at FROM audit.checkpoint ORDER BY number DESC LIMIT 1),
                known AS (SELECT number FROM platform.watermark WHERE name = 'witness')
                SELECT least(
                    (SELECT min(e.at) FROM audit.entry e WHERE e.at > coalesce((SELECT at FROM newest), '-infinity')),
                    (SELECT CASE WHEN EXISTS (SELECT 1 FROM known) THEN min(c.at)
                                 ELSE greatest(min(c.at), CAST(:started AS timestamptz)) END
                     FROM audit.checkpoint c
                     WHERE :witnessed AND c.number > coalesce((SELECT number FROM known), 0)))
                """)
            .param("started", started.atOffset(ZoneOffset.UTC))
            .param("witnessed", limits.witnessed)
            .query((rs, n) -> rs.getObject(1, OffsetDateTime.class))
            .list()
            .getFirst();
    Duration behind = oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now);
    return behind.isNegative() ? Duration.ZERO : behind;
  }

  private record Look(Instant at, Duration behind) {}
}
