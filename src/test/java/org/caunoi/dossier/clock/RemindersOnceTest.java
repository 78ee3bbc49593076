package org.caunoi.dossier.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.caunoi.IntegrationTest;
import org.caunoi.platform.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * Two nodes share the reminders of one database; one loses it in the middle of its work. Each
 * reminder is acted on once. {@code bin/reminder-drill} does the same with processes that are
 * killed.
 */
@IntegrationTest
@Order(Integer.MAX_VALUE)
class RemindersOnceTest {

  private static final int REMINDERS = 500;
  private static final String TASK = "remind-drill";

  @Autowired private Drill drill;
  @Autowired private Remind reminding;
  @Autowired private DataSource pool;
  @Autowired private Scheduler house;
  @Autowired private Environment environment;

  @AfterEach
  void goOn() {
    house.resume();
  }

  @Test
  void aNodeThatDiesLosesNoneAndDoublesNone() {
    if (Boolean.getBoolean("caunoi.drill.defect")) {
      drill.takeTheKeyAway();
    }
    house.pause(); // The mails need not be sent.
    String codes = drill.fill(REMINDERS, TASK);
    HikariDataSource dying = ownConnections();
    Scheduler one = node(dying);
    Scheduler two = node(pool);
    try {
      one.start();
      await().pollInterval(Duration.ofMillis(10)).until(() -> drill.reminders(codes) > 60);
      dying.close();
      two.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> drill.waiting(TASK) == 0);
      drill.deliverAgain(codes, TASK, 50);
      await().atMost(Duration.ofSeconds(30)).until(() -> drill.waiting(TASK) == 0);
    } finally {
      two.stop();
      one.stop();
    }
    Drill.Outcome outcome = drill.outcome(codes);
    drill.remove(codes);
    assertThat(outcome).isEqualTo(new Drill.Outcome(REMINDERS, REMINDERS, REMINDERS, 0));
  }

  private Scheduler node(DataSource connections) {
    OneTimeTask<Void> task =
        Tasks.oneTime(TASK).execute((instance, context) -> reminding.remind(Timer.of(instance)));
    return Scheduler.create(connections, task)
        .tableName("platform.scheduled_tasks")
        .addExecutionInterceptor(
            (job, context, chain) -> Viewer.asTheHouse(() -> chain.proceed(job, context)))
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(Duration.ofMillis(50))
        .heartbeatInterval(Duration.ofMillis(300))
        .missedHeartbeatsLimit(4)
        .threads(3)
        .shutdownMaxWait(Duration.ofMillis(100))
        .build();
  }

  private HikariDataSource ownConnections() {
    HikariDataSource connections = new HikariDataSource();
    connections.setJdbcUrl(environment.getRequiredProperty("spring.datasource.url"));
    connections.setUsername(environment.getRequiredProperty("spring.datasource.username"));
    connections.setPassword(environment.getRequiredProperty("spring.datasource.password"));
    connections.setMaximumPoolSize(4);
    return connections;
  }
}
