package org.caunoi.dossier.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.file.Path;
import java.time.Duration;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.TwoHouses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * The drill of {@code bin/reminder-drill}: two whole houses as processes on one PostgreSQL, three
 * of them killed with signal 9 and started again. This process only fills and counts.
 */
@IntegrationTest
@EnabledIfSystemProperty(named = "caunoi.drill.reminders", matches = "[1-9]\\d*")
class ReminderDrillTest {

  private static final int REMINDERS = Integer.getInteger("caunoi.drill.reminders", 0);
  private static final int KILLS = 3;

  @Autowired private Drill drill;
  @Autowired private Scheduler own;
  @Autowired private Environment environment;

  @Test
  void everyReminderIsActedOnOnce() throws Exception {
    try (TwoHouses houses = new TwoHouses(own, environment, Path.of("target", "drill"))) {
      remind(houses);
    }
  }

  private void remind(TwoHouses houses) throws Exception {
    if (Boolean.getBoolean("caunoi.drill.defect")) {
      drill.takeTheKeyAway();
    }
    String codes = drill.fill(REMINDERS, Timer.TASK);
    long begin = System.nanoTime();
    houses.start();
    houses.killByTurns(KILLS, kill -> REMINDERS * kill / (KILLS + 2), () -> drill.reminders(codes));
    await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> drill.reminders(codes) >= REMINDERS && drill.waiting(Timer.TASK, codes) == 0);
    drill.deliverAgain(codes, Timer.TASK, 1000);
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> drill.waiting(Timer.TASK, codes) == 0);
    Drill.Outcome outcome = drill.outcome(codes);
    System.out.printf(
        "%,d due reminders, 2 nodes, %d kills, %,d delivered again, %d s:%n"
            + "  reminders %,d, audit rows %,d, mails planned %,d, officers mailed twice %,d%n",
        REMINDERS,
        KILLS,
        Math.min(1000, REMINDERS),
        Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
        outcome.reminders(),
        outcome.audited(),
        outcome.mails(),
        outcome.twice());
    Measured.count("due reminders", REMINDERS);
    Measured.count("kills", KILLS);
    Measured.count("delivered again", Math.min(1000, REMINDERS));
    Measured.count("acted on", outcome.reminders());
    Measured.count("audit rows", outcome.audited());
    Measured.count("mails planned", outcome.mails());
    Measured.count("officers mailed twice", outcome.twice());
    Measured.sample("the whole run", "s", (System.nanoTime() - begin) / 1e9);
    assertThat(outcome).isEqualTo(new Drill.Outcome(REMINDERS, REMINDERS, REMINDERS, 0));
  }
}
