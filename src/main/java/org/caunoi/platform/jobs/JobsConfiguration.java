package org.caunoi.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.caunoi.platform.viewer.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One scheduler for all tasks of all rooms. A job of a node that died is taken over by another, or
 * by the next start, after a minute.
 */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

  static final String TABLE = "platform.scheduled_tasks";

  private static final int THREADS = 4;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

  @Bean(destroyMethod = "stop")
  static Scheduler scheduler(DataSource dataSource, ObjectProvider<Task<?>> tasks, Clock clock) {
    return scheduler(dataSource, tasks.orderedStream().toList(), clock);
  }

  @Bean
  static ApplicationListener<ApplicationReadyEvent> startScheduler(Scheduler scheduler) {
    return ready -> scheduler.start();
  }

  static Scheduler scheduler(DataSource dataSource, List<? extends Task<?>> tasks, Clock clock) {
    List<RecurringTask<?>> recurring = new ArrayList<>();
    for (Task<?> task : tasks) {
      if (task instanceof RecurringTask<?> timed) {
        recurring.add(timed);
      }
    }
    List<Task<?>> others =
        tasks.stream()
            .filter(task -> !(task instanceof RecurringTask))
            .<Task<?>>map(t -> t)
            .toList();
    return Scheduler.create(dataSource, others)
        .startTasks(recurring)
        .tableName(TABLE)
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(POLL)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .threads(THREADS)
        .addExecutionInterceptor(
            (task, context, chain) -> Viewer.asTheHouse(() -> chain.proceed(task, context)))
        .shutdownMaxWait(STOP_WITHIN)
        .clock(clock::instant)
        .build();
  }
}
