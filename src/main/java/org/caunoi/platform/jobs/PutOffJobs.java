package org.caunoi.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.caunoi.shared.ClockJumps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings regular jobs back that a clock put off which was set wrong and then right: a job that ran
 * next year would wait until then for its next turn. Counts its own time, whatever the clock shows.
 */
@Component
class PutOffJobs {

  private static final Logger LOG = LoggerFactory.getLogger(PutOffJobs.class);

  /** No regular job has a longer way to its next turn. */
  private static final Duration FAR = Duration.ofHours(25);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ClockJumps jumps;

  PutOffJobs(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.jumps = new ClockJumps(clock, System::nanoTime);
  }

  /** Looks for a jump and for what it put off. */
  void look() {
    boolean jumped = jumps.jumped();
    int back = bringBack(jumped ? Duration.ZERO : FAR);
    jumps.settled();
    if (jumped || back > 0) {
      LOG.warn("The clock was set: {} regular jobs have their turn now", back);
    }
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
