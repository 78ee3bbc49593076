package org.caunoi.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Schedules jobs inside the caller's transaction: both are stored or neither. */
@Component
public class Jobs {

  private static final Duration GATHER = Duration.ofMillis(20);

  private final AtomicBoolean looking = new AtomicBoolean();
  private final SchedulerClient client;
  private final Scheduler scheduler;
  private final JdbcClient jdbc;
  private final Clock clock;

  Jobs(DataSource dataSource, Scheduler scheduler, JdbcClient jdbc, Clock clock) {
    this.client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .tableName(JobsConfiguration.TABLE)
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .build();
    this.scheduler = scheduler;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Does the job as soon as the transaction has committed, at least once; never after a rollback.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void doAfterCommit(TaskInstance<?> job) {
    client.schedule(job, clock.instant());
    lookAfterCommit();
  }

  /**
   * For a job that a statement of the caller planned itself with {@code platform.plan_job}, which
   * saves two round trips: it is done as soon as the transaction has committed.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lookAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            lookSoon();
          }
        });
  }

  /** Does each job at its time or soon after it; one that is planned already stays as it is. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void doAt(Map<? extends TaskInstance<?>, Instant> times) {
    List<Map.Entry<? extends TaskInstance<?>, Instant>> all = List.copyOf(times.entrySet());
    jdbc.sql(
            """
            SELECT count(platform.plan_job(job.task, job.instance, job.at))
            FROM unnest(CAST(:tasks AS text[]), CAST(:instances AS text[]), CAST(:times AS timestamptz[]))
                 AS job (task, instance, at)
            """)
        .param("tasks", all.stream().map(one -> one.getKey().getTaskName()).toArray(String[]::new))
        .param("instances", all.stream().map(one -> one.getKey().getId()).toArray(String[]::new))
        .param("times", all.stream().map(one -> one.getValue().toString()).toArray(String[]::new))
        .query(Integer.class)
        .single();
  }

  /** One look for many commits: to look after each would cost a busy house more than the jobs. */
  private void lookSoon() {
    if (looking.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .start(
              () -> {
                LockSupport.parkNanos(GATHER.toNanos());
                looking.set(false);
                scheduler.triggerCheckForDueExecutions();
              });
    }
  }
}
