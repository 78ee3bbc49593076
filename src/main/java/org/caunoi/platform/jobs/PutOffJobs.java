package org.caunoi.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.ClockJumps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings jobs back that a clock put off which was set wrong and then right: a job that ran next
 * year would wait until then for its next turn, and one that a node had in hand when it died would
 * be thought alive until then. Counts its own time, whatever the clock shows.
 */
@ActsAsHouse("what a wrong clock put off is nobody's in particular")
@Component
class PutOffJobs {

  private static final Logger LOG = LoggerFactory.getLogger(PutOffJobs.class);

  /** No regular job has a longer way to its next turn. */
  private static final Duration FAR = Duration.ofHours(25);

  private final JdbcClient jdbc;
  private final List<ShortWaits> waits;
  private final ObjectProvider<Scheduler> schedulers;
  private final Clock clock;
  private final ClockJumps jumps;
  private boolean started;

  PutOffJobs(
      JdbcClient jdbc, List<ShortWaits> waits, ObjectProvider<Scheduler> schedulers, Clock clock) {
    this.jdbc = jdbc;
    this.schedulers = schedulers;
    this.waits = waits;
    this.clock = clock;
    this.jumps = new ClockJumps(clock, System::nanoTime);
  }

  /** Looks for a jump and for what it put off; the first time also for one before the start. */
  void look() {
    boolean jumped = jumps.jumped();
    int back = bringBack(jumped ? Duration.ZERO : FAR);
    if (jumped || !started) {
      back += shortenWaits();
      doubtHeartbeats();
    }
    started = true;
    jumps.settled();
    if (jumped) {
      // Each waits by the clock for its next look: set back by a year it would sleep that long.
      schedulers.forEach(Scheduler::triggerCheckForDueExecutions);
    }
    if (jumped || back > 0) {
      LOG.warn("The clock was set: {} jobs have their turn now", back);
    }
  }

  private int shortenWaits() {
    Instant now = clock.instant();
    return waits.stream()
        .mapToInt(
            wait ->
                wait.bringBack()
                    .applyAsInt(
                        now.atOffset(ZoneOffset.UTC),
                        now.plus(wait.longest()).atOffset(ZoneOffset.UTC)))
        .sum();
  }

  /** A job whose node lives on gets its next heartbeat within seconds. */
  private void doubtHeartbeats() {
    jdbc.sql(
            """
            WITH regular AS (
                UPDATE platform.regular_tasks SET last_heartbeat = :now WHERE picked AND last_heartbeat > :now)
            UPDATE platform.scheduled_tasks SET last_heartbeat = :now WHERE picked AND last_heartbeat > :now
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Regular jobs that are further away than this have their turn now; how many those were. */
  int bringBack(Duration further) {
    return jdbc.sql(
            """
            UPDATE platform.regular_tasks SET execution_time = :now, version = version + 1
            WHERE NOT picked AND execution_time > :further
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("further", clock.instant().plus(further).atOffset(ZoneOffset.UTC))
        .update();
  }

  @Configuration(proxyBeanMethods = false)
  static class LooksForPutOffJobs {

    @Bean
    static Ticks putOffJobsTicks(PutOffJobs jobs) {
      return new Ticks("put-off-jobs", Duration.ofSeconds(30), jobs::look);
    }
  }
}
