package org.caunoi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The drill of {@code bin/outbox-drill}: two whole houses as processes on one PostgreSQL tell a
 * partner that behaves badly, and are killed by turns with signal 9. Each thing is done once at the
 * partner, noted once here, and in the order of its dossier; nothing is told again that the partner
 * would have said was done (R7).
 */
@IntegrationTest
@EnabledIfSystemProperty(named = "caunoi.drill.outbox", matches = "[1-9]\\d*")
class OutboxDrillTest {

  private static final int EVENTS = Integer.getInteger("caunoi.drill.outbox", 0);
  private static final int KILLS = Integer.getInteger("caunoi.drill.kills", 5);
  private static final int OF_ONE_DOSSIER = 10;
  private static final Path FOLDER = Path.of("target", "outbox-drill");

  @Autowired private Tell tell;
  @Autowired private Scheduler own;
  @Autowired private Environment environment;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

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
  void eachThingIsToldInTurnAndDoneOnce() throws Exception {
    own.pause();
    jdbc.sql("CREATE TABLE exchange.drill_taken (reference text NOT NULL)").update();
    if (Boolean.getBoolean("caunoi.drill.defect")) {
      forgetWhatWasBegun();
    }
    plan();
    try (Partner partner = new Partner()) {
      long begin = System.nanoTime();
      nodes[0] = start(0, partner);
      nodes[1] = start(1, partner);
      for (int kill = 1; kill <= KILLS; kill++) {
        int after = (int) ((long) EVENTS * kill / (KILLS + 1));
        await()
            .atMost(Duration.ofMinutes(10))
            .pollInterval(Duration.ofMillis(20))
            .until(() -> partner.done() >= after);
        int victim = kill % 2;
        nodes[victim].destroyForcibly().waitFor();
        System.out.printf(
            "Kill %d: node %d with signal 9 after %,d things%n", kill, victim + 1, partner.done());
        nodes[victim] = start(victim, partner);
      }
      await()
          .atMost(Duration.ofMinutes(20))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> partner.done() == EVENTS && waiting() == 0);
      Outcome outcome = outcome(partner);
      System.out.printf(
          "%,d things for %,d dossiers, 2 nodes, %d kills, %d s: told %,d times (%,d of them"
              + " answered badly), asked after %,d times%n  %s%n",
          EVENTS,
          EVENTS / OF_ONE_DOSSIER,
          KILLS,
          Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
          partner.told.get(),
          partner.badly.get(),
          partner.asked.get(),
          outcome);
      assertThat(partner.badly.get()).isPositive();
      assertThat(outcome).isEqualTo(new Outcome(EVENTS, 0, 0, EVENTS, EVENTS, 0));
    }
  }

  /**
   * What was left behind.
   *
   * @param done at the partner
   * @param toldInVain told again although it was done
   * @param outOfTurn done before what comes before it
   * @param noted as taken on our side, each row counted
   * @param distinct how many different things that were
   * @param unsent what is not SENT
   */
  record Outcome(int done, int toldInVain, int outOfTurn, int noted, int distinct, int unsent) {}

  private Outcome outcome(Partner partner) {
    return new Outcome(
        partner.done(),
        partner.toldInVain.get(),
        partner.outOfTurn.get(),
        count("SELECT count(*) FROM exchange.drill_taken"),
        count("SELECT count(DISTINCT reference) FROM exchange.drill_taken"),
        count(
            """
            SELECT count(*) FROM exchange.outbox WHERE target = 'drill-partner' AND state <> 'SENT'
            """));
  }

  /** The first thing of each dossier, then the second of each, as days go by. */
  private void plan() {
    for (int number = 1; number <= OF_ONE_DOSSIER; number++) {
      for (int from = 0; from < EVENTS / OF_ONE_DOSSIER; from += 500) {
        int first = from;
        int which = number;
        transaction.executeWithoutResult(
            status -> {
              for (int i = first; i < Math.min(first + 500, EVENTS / OF_ONE_DOSSIER); i++) {
                tell.tell("H26.1", OutboxNode.TARGET, "d" + i, "step", "d" + i + "-" + which, "{}");
              }
            });
      }
    }
  }

  /** The planted defect: whether something was told before is forgotten. */
  private void forgetWhatWasBegun() {
    jdbc.sql(
            """
            CREATE FUNCTION exchange.forget() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN IF NEW.tries > OLD.tries THEN NEW.state := 'PLANNED'; END IF; RETURN NEW; END $$
            """)
        .update();
    jdbc.sql(
            """
            CREATE TRIGGER forget BEFORE UPDATE ON exchange.outbox FOR EACH ROW EXECUTE FUNCTION exchange.forget()
            """)
        .update();
  }

  private int waiting() {
    return count(
        "SELECT count(*) FROM platform.scheduled_tasks WHERE task_name = 'send-outbound' AND"
            + " task_instance LIKE 'H26.1/%'");
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private Process start(int number, Partner partner) throws IOException {
    Path folder = FOLDER.resolve("node-" + (number + 1));
    Path keys = Path.of(environment.getRequiredProperty("caunoi.data-dir"), "keys");
    FileSystemUtils.copyRecursively(keys, folder.resolve("keys"));
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                nodeClasses() + File.pathSeparator + classPath(),
                OutboxNode.class.getName(),
                "--server.port=0",
                "--drill.partner=http://127.0.0.1:" + partner.port(),
                "--caunoi.demo=false",
                "--caunoi.base-url=http://localhost:8080",
                "--caunoi.data-dir=" + folder,
                "--spring.datasource.url=" + property("url"),
                "--spring.datasource.username=" + property("username"),
                "--spring.datasource.password=" + property("password")))
        .redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(
                FOLDER.resolve("node-" + (number + 1) + ".log").toFile()))
        .start();
  }

  private String property(String name) {
    return Objects.requireNonNull(environment.getProperty("spring.datasource." + name));
  }

  /** The node's own classes and no other test's. */
  private static Path nodeClasses() throws IOException {
    Path classes = FOLDER.resolve("classes");
    Path room = Path.of("org", "caunoi", "exchange");
    Files.createDirectories(classes.resolve(room));
    try (var files = Files.list(Path.of("target", "test-classes").resolve(room))) {
      for (Path file :
          files.filter(one -> one.getFileName().toString().startsWith("OutboxNode")).toList()) {
        Files.copy(
            file,
            classes.resolve(room).resolve(file.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return classes;
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(part -> !part.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
