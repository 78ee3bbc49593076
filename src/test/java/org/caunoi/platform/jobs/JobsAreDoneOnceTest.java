package org.caunoi.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.caunoi.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class JobsAreDoneOnceTest {

  @Autowired private ObjectProvider<Scheduler> schedulers;
  @Autowired DataSource dataSource;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired List<ShortWaits> waits;

  private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

  private final Task<Void> task =
      Tasks.oneTime("count-once")
          .execute(
              (job, context) ->
                  done.computeIfAbsent(job.getId(), id -> new AtomicInteger()).incrementAndGet());

  @Test
  void aRegularJobThatAWrongClockPutOffHasItsTurnNow() {
    jdbc.sql(
            """
            INSERT INTO platform.regular_tasks (task_name, task_instance, execution_time, picked, version)
            VALUES ('put-off', 'recurring', now() + interval '1 year', false, 1)
            """)
        .update();

    new PutOffJobs(jdbc, waits, schedulers, clock).bringBack(Duration.ofHours(25));

    assertThat(
            jdbc.sql(
                    """
                    SELECT execution_time <= now() + interval '1 minute' FROM platform.regular_tasks
                    WHERE task_name = 'put-off'
                    """)
                .query(Boolean.class)
                .single())
        .isTrue();
    jdbc.sql("DELETE FROM platform.regular_tasks WHERE task_name = 'put-off'").update();
  }

  @Test
  void whatWaitsForItsNextTryWaitsNoLongerThanItsLongestPauseWhateverTheClockShowed() {
    String far = "-/" + UUID.randomUUID();
    String near = "-/" + UUID.randomUUID();
    UUID delivery = UUID.randomUUID();
    for (String task : List.of("send-message", "send-outbound", "reminder-of-a-year")) {
      jdbc.sql(
              """
              INSERT INTO platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
              VALUES (:task, :far, now() + interval '1 year', false, 1),
                     (:task, :near, now() + interval '14 minutes', false, 1)
              """)
          .param("task", task)
          .param("far", far)
          .param("near", near)
          .update();
    }
    jdbc.sql(
            """
            INSERT INTO exchange.inbox (id, source, dedup_key, received_at, sender, sealed_body, sha256, verdict, tries,
                                        next_at)
            VALUES (:id, 'put-off', CAST(:id AS text), now(), 'p', '\\x00', repeat('0', 64), 'NEW', 1,
                    now() + interval '1 year')
            """)
        .param("id", delivery)
        .update();

    new PutOffJobs(jdbc, waits, schedulers, clock).look();

    assertThat(later(far)).as("what may wait long").containsExactly("reminder-of-a-year");
    assertThat(later(near)).contains("send-message", "send-outbound");
    assertThat(
            jdbc.sql("DELETE FROM exchange.inbox WHERE id = :id RETURNING next_at <= now()")
                .param("id", delivery)
                .query(Boolean.class)
                .single())
        .isTrue();
    jdbc.sql("DELETE FROM platform.scheduled_tasks WHERE task_instance IN (:far, :near)")
        .param("far", far)
        .param("near", near)
        .update();
  }

  private List<String> later(String instance) {
    return jdbc.sql(
            """
            SELECT task_name FROM platform.scheduled_tasks
            WHERE task_instance = :instance AND execution_time > now() + interval '1 minute' ORDER BY task_name
            """)
        .param("instance", instance)
        .query((rs, n) -> rs.getString("task_name"))
        .list();
  }

  @Test
  void aJobWhoseNodeDiedWhileTheClockWasAheadIsDoneByAnother() {
    jdbc.sql(
            """
            INSERT INTO platform.scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,
                                                  last_heartbeat, version)
            VALUES ('count-once', 'in-dead-hands', now(), true, 'dead', now() + interval '1 year', 1)
            """)
        .update();

    new PutOffJobs(jdbc, waits, schedulers, clock).look();

    assertThat(
            jdbc.sql(
                    """
                    DELETE FROM platform.scheduled_tasks WHERE task_instance = 'in-dead-hands'
                    RETURNING last_heartbeat <= now()
                    """)
                .query(Boolean.class)
                .single())
        .as("it is called dead a minute from now")
        .isTrue();
  }

  @Test
  void twoNodesShareTheJobsWithoutDoingOneTwice() {
    Scheduler one = JobsConfiguration.scheduler(dataSource, List.of(task), clock);
    Scheduler two = JobsConfiguration.scheduler(dataSource, List.of(task), clock);
    plan(one, "count-once", 300);
    try {
      one.start();
      two.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> waiting("count-once") == 0);
    } finally {
      one.stop();
      two.stop();
    }
    assertThat(done).hasSize(300);
    assertThat(done.values()).allMatch(times -> times.get() == 1);
  }

  @Test
  void aRegularJobDoesNotWaitWhileAllOthersWaitForASlowMachine() {
    CountDownLatch answer = new CountDownLatch(1);
    AtomicInteger turns = new AtomicInteger();
    OneTimeTask<Void> slow = Tasks.oneTime("wait-long").execute((job, context) -> wait(answer));
    RecurringTask<Void> regular =
        Tasks.recurring("come-back", FixedDelay.ofMillis(200))
            .execute((job, context) -> turns.incrementAndGet());
    Scheduler once = JobsConfiguration.scheduler(dataSource, List.of(slow, regular), clock);
    Scheduler again = JobsConfiguration.regularScheduler(dataSource, List.of(regular), clock);
    Jobs jobs = new Jobs(dataSource, once, jdbc, clock);
    transaction.executeWithoutResult(
        status -> {
          for (int i = 0; i < 40; i++) {
            jobs.doAfterCommit(slow.instance("slow-" + i));
          }
        });
    try {
      once.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> !once.getCurrentlyExecuting().isEmpty());
      again.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> turns.get() >= 2);
      assertThat(waiting("wait-long")).isEqualTo(40);
    } finally {
      answer.countDown();
      await().atMost(Duration.ofSeconds(20)).until(() -> waiting("wait-long") == 0);
      once.stop();
      again.stop();
      jdbc.sql("DELETE FROM platform.regular_tasks WHERE task_name = 'come-back'").update();
    }
  }

  @Test
  void jobsActAsTheHouseAndWhatTheSchedulerAsksTellsNobody() {
    List<String> during = new CopyOnWriteArrayList<>();
    List<String> afterwards = new CopyOnWriteArrayList<>();
    Task<Void> asking =
        Tasks.custom("ask-who", Void.class)
            .execute(
                (job, context) -> {
                  during.add(sees());
                  return (done, operations) -> {
                    afterwards.add(sees());
                    operations.remove();
                  };
                });
    Scheduler one = JobsConfiguration.scheduler(dataSource, List.of(asking), clock);
    plan(one, "ask-who", 20);
    try {
      one.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> waiting("ask-who") == 0);
    } finally {
      one.stop();
    }
    assertThat(during).hasSize(20).containsOnly("all");
    // Others use the same connections; mostly one is as the job left it.
    assertThat(afterwards).hasSize(20).contains("all");
  }

  private void plan(Scheduler scheduler, String task, int many) {
    Jobs jobs = new Jobs(dataSource, scheduler, jdbc, clock);
    transaction.executeWithoutResult(
        status -> {
          for (int i = 0; i < many; i++) {
            jobs.doAfterCommit(new TaskInstance<>(task, "job-" + i));
          }
        });
  }

  private String sees() {
    return jdbc.sql("SELECT current_setting('caunoi.sees', true)").query(String.class).single();
  }

  private static void wait(CountDownLatch answer) {
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void jobsPlannedTogetherKeepTheirOwnTimesAndAreNeverPlannedTwice() {
    Scheduler idle = JobsConfiguration.scheduler(dataSource, List.of(task), clock);
    Jobs jobs = new Jobs(dataSource, idle, jdbc, clock);
    Instant soon = Instant.parse("2031-02-03T04:05:06Z");
    Instant later = soon.plusSeconds(60);
    TaskInstance<Void> first = new TaskInstance<>("count-later", "first");
    TaskInstance<Void> second = new TaskInstance<>("count-later", "second");
    transaction.executeWithoutResult(
        status -> {
          jobs.doAt(Map.of(first, soon, second, later));
          jobs.doAt(Map.of(first, later));
          assertThat(
                  jdbc.sql(
                          """
                          SELECT task_instance, execution_time FROM platform.scheduled_tasks
                          WHERE task_name = 'count-later' ORDER BY task_instance
                          """)
                      .query(
                          (rs, n) ->
                              rs.getString(1)
                                  + " "
                                  + rs.getObject(2, OffsetDateTime.class).toInstant())
                      .list())
              .containsExactly("first " + soon, "second " + later);
          status.setRollbackOnly();
        });
  }

  @Test
  void aRolledBackTransactionLeavesNoJob() {
    Scheduler idle = JobsConfiguration.scheduler(dataSource, List.of(task), clock);
    Jobs jobs = new Jobs(dataSource, idle, jdbc, clock);
    transaction.executeWithoutResult(
        status -> {
          jobs.doAt(Map.of(new TaskInstance<>("count-once-never", "job"), clock.instant()));
          assertThat(waiting("count-once-never")).isEqualTo(1);
          status.setRollbackOnly();
        });
    assertThat(waiting("count-once-never")).isZero();
  }

  private int waiting(String name) {
    return jdbc.sql("SELECT count(*) FROM platform.scheduled_tasks WHERE task_name = :name")
        .param("name", name)
        .query(Integer.class)
        .single();
  }
}
