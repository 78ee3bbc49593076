package org.caunoi.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL stands still (SIGSTOP to each of its processes) while clients give up and ask again;
 * it goes on, and each dossier is there once (R2).
 */
final class StoppedPostgres {

  private static final Duration GOOD = Duration.ofSeconds(30);

  static boolean run(Ground ground) throws Exception {
    List<String> slow = new ArrayList<>();
    try (House house = ground.house()) {
      house.start();
      if (ground.defect()) {
        takeEachKeyForNew(house);
      }
      Filings filings = ground.filings(house, Administrators.token(house.base()));
      int stops = ground.nightly() ? 50 : 5;
      int seconds = 60;
      for (int stop = 1; stop <= stops; stop++) {
        Thread.sleep(3000);
        List<Long> processes = house.postgres();
        signal("STOP", processes);
        Thread.sleep(Duration.ofSeconds(seconds));
        signal("CONT", processes);
        double back = filings.secondsToNextAnswer(Duration.ofSeconds(90)) / 1000.0;
        Results.sample("filing again after SIGCONT", "s", back);
        System.out.printf("stop %d of %d s: filing again after %.1f s%n", stop, seconds, back);
        if (back > GOOD.toSeconds()) {
          slow.add("back only after %.1f s".formatted(back));
        }
      }
      Thread.sleep(2000);
      filings.stop();
      return ground.verdict(house, filings, slow);
    }
  }

  /** The planted defect: of twins that wait for each other both are stored. */
  private static void takeEachKeyForNew(House house) throws Exception {
    house.superuser(
        """
        CREATE OR REPLACE FUNCTION platform.claim_key(account_id uuid, key text, request_hash bytea, status integer,
            body text, answered_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS
        $$
        BEGIN
            INSERT INTO platform.idempotent_answer AS a (account_id, key, request_hash, status, body, answered_at)
            VALUES (claim_key.account_id, claim_key.key, claim_key.request_hash, claim_key.status, claim_key.body,
                    claim_key.answered_at)
            ON CONFLICT ON CONSTRAINT idempotent_answer_pkey DO NOTHING;
            RETURN true;
        END
        $$
        """);
  }

  static void signal(String signal, List<Long> processes) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of("kill", "-" + signal), processes.stream().map(String::valueOf))
            .toList();
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private StoppedPostgres() {}
}
