package org.caunoi.dossier.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.caunoi.IntegrationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;

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

  private final Process[] nodes = new Process[2];

  @AfterEach
  void stopWhatWasStarted() {
    for (Process node : nodes) {
      if (node != null) {
        node.destroyForcibly();
      }
    }
    own.resume();
  }

  @Test
  void everyReminderIsActedOnOnce() throws Exception {
    own.pause();
    if (Boolean.getBoolean("caunoi.drill.defect")) {
      drill.takeTheKeyAway();
    }
    String codes = drill.fill(REMINDERS, Timer.TASK);
    long begin = System.nanoTime();
    nodes[0] = start(0);
    nodes[1] = start(1);
    for (int kill = 1; kill <= KILLS; kill++) {
      int after = REMINDERS * kill / (KILLS + 2);
      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> drill.reminders(codes) >= after);
      int victim = kill % 2;
      nodes[victim].destroyForcibly().waitFor();
      System.out.printf(
          "Kill %d: node %d with signal 9 after %,d reminders%n",
          kill, victim + 1, drill.reminders(codes));
      nodes[victim] = start(victim);
    }
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
    assertThat(outcome).isEqualTo(new Drill.Outcome(REMINDERS, REMINDERS, REMINDERS, 0));
  }

  private Process start(int number) {
    Path folder = Path.of("target", "drill", "node-" + (number + 1));
    Path keys = Path.of(environment.getRequiredProperty("caunoi.data-dir"), "keys");
    try {
      FileSystemUtils.copyRecursively(keys, folder.resolve("keys"));
      return new ProcessBuilder(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-cp",
                  classPath(),
                  "org.caunoi.Application",
                  "--server.port=0",
                  "--caunoi.demo=false",
                  "--caunoi.base-url=http://localhost:8080",
                  "--caunoi.data-dir=" + folder,
                  "--spring.datasource.url=" + property("url"),
                  "--spring.datasource.username=" + property("username"),
                  "--spring.datasource.password=" + property("password")))
          .redirectErrorStream(true)
          .redirectOutput(
              ProcessBuilder.Redirect.appendTo(
                  new File("target/drill/node-" + (number + 1) + ".log")))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String property(String name) {
    return Objects.requireNonNull(environment.getProperty("spring.datasource." + name));
  }

  /** The house without its tests. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(part -> !part.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
