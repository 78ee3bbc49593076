package org.caunoi.exchange;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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

  @Test
  void eachThingIsToldInTurnAndDoneOnce() throws Exception {
    try (TwoHouses houses = new TwoHouses(own, environment, FOLDER);
        Partner partner = new Partner()) {
      jdbc.sql("CREATE TABLE exchange.drill_taken (reference text NOT NULL)").update();
      if (Boolean.getBoolean("caunoi.drill.defect")) {
        forgetWhatWasBegun();
      }
      plan();
      long begin = System.nanoTime();
      houses
          .java("-XX:TieredStopAtLevel=1")
          .startedBy(OutboxNode.class)
          .option("--caunoi.exchange.absent-believed-after=10s")
          .option("--drill.partner=http://127.0.0.1:" + partner.port())
          .start();
      houses.killByTurns(KILLS, kill -> (int) ((long) EVENTS * kill / (KILLS + 1)), partner::done);
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
      Measured.count("things told", EVENTS);
      Measured.count("kills", KILLS);
      Measured.count("told, each time", partner.told.get());
      Measured.count("answered badly", partner.badly.get());
      Measured.count("asked after", partner.asked.get());
      Measured.count("done at the partner", outcome.done());
      Measured.count("told in vain", outcome.toldInVain());
      Measured.count("done out of turn", outcome.outOfTurn());
      Measured.count("noted as taken", outcome.noted());
      Measured.count("noted as taken, different ones", outcome.distinct());
      Measured.count("not sent in the end", outcome.unsent());
      Measured.sample("the whole run", "s", (System.nanoTime() - begin) / 1e9);
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
}
