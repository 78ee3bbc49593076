package org.caunoi.platform.jobs;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.function.ToIntBiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits for its next try, and never longer than this: what waits longer was put off by a clock
 * that was wrong. A room declares each kind as a bean.
 *
 * @param longest the longest pause between two tries
 * @param bringBack gives what waits beyond the second moment its turn at the first, and answers how
 *     many those were
 */
public record ShortWaits(
    Duration longest, ToIntBiFunction<OffsetDateTime, OffsetDateTime> bringBack) {

  /** Jobs of one name that were asked for once. */
  public static ShortWaits ofJobs(String task, Duration longest, JdbcClient jdbc) {
    return new ShortWaits(
        longest,
        (now, beyond) ->
            jdbc.sql(
                    """
                    UPDATE platform.scheduled_tasks SET execution_time = :now, version = version + 1
                    WHERE task_name = :task AND NOT picked AND execution_time > :beyond
                    """)
                .param("now", now)
                .param("task", task)
                .param("beyond", beyond)
                .update());
  }
}
