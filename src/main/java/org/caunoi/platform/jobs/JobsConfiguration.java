package org.caunoi.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.caunoi.platform.viewer.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * One scheduler for what was asked for once, and one for what comes back: a regular job never waits
 * behind jobs that wait for somebody else's slow machine. A job of a node that died is taken over
 * by another, or by the next start, after a minute.
 */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

  static final String TABLE = "platform.scheduled_tasks";

  private static final String REGULAR = "platform.regular_tasks";
  private static final int THREADS = 4;
  private static final int REGULAR_THREADS = 3;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

  @Bean(destroyMethod = "stop")
  @Primary
  static Scheduler scheduler(DataSource dataSource, ObjectProvider<Task<?>> tasks, Clock clock) {
    return scheduler(dataSource, tasks.orderedStream().toList(), clock);
  }

  @Bean(destroyMethod = "stop")
  static Scheduler regularScheduler(
      DataSource dataSource, ObjectProvider<RecurringTask<?>> tasks, Clock clock) {
    return regularScheduler(dataSource, tasks.orderedStream().toList(), clock);
  }

  @Bean
  static ApplicationListener<ApplicationReadyEvent> startSchedulers(List<Scheduler> schedulers) {
    return ready -> schedulers.forEach(Scheduler::start);
  }

  static Scheduler scheduler(DataSource dataSource, List<? extends Task<?>> tasks, Clock clock) {
    List<Task<?>> once =
        tasks.stream()
            .filter(task -> !(task instanceof RecurringTask))
            .<Task<?>>map(t -> t)
            .toList();
    return built(Scheduler.create(dataSource, once).tableName(TABLE), THREADS, clock);
  }

  static Scheduler regularScheduler(
      DataSource dataSource, List<RecurringTask<?>> tasks, Clock clock) {
    return built(
        Scheduler.create(dataSource).startTasks(tasks).tableName(REGULAR), REGULAR_THREADS, clock);
  }

  private static Scheduler built(SchedulerBuilder builder, int threads, Clock clock) {
    return builder
        .threads(threads)
        .executorService(Executors.newFixedThreadPool(threads, untold("job")))
        .dueExecutor(Executors.newSingleThreadExecutor(untold("due-jobs")))
        .housekeeperExecutor(Executors.newScheduledThreadPool(3, untold("job-housekeeper")))
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(POLL)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .addExecutionInterceptor(
            (task, context, chain) -> Viewer.asTheHouse(() -> chain.proceed(task, context)))
        .shutdownMaxWait(STOP_WITHIN)
        .clock(clock::instant)
        .build();
  }

  /** What the scheduler itself asks is in tables without a policy; its jobs act as the house. */
  private static ThreadFactory untold(String name) {
    ThreadFactory threads = Thread.ofPlatform().daemon(false).name(name + "-", 0).factory();
    return work -> threads.newThread(() -> Viewer.untold(work));
  }
}
