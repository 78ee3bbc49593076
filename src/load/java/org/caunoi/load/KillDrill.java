package org.caunoi.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Kills the application and PostgreSQL at random moments while clients file: the application, and
 * by turns PostgreSQL's first process, one that serves a connection, and all at once by an
 * immediate stop. Red (exit code 1) unless every dossier that was acknowledged is there once and
 * whole and filing went on soon (R1, R2 and R6 of the reliability goals).
 *
 * <p>Arguments: folder of the unpacked jar, folder for data, kills, clients, seed, defect (true or
 * false).
 */
final class KillDrill {

  private static final Duration NEVER = Duration.ofSeconds(120);
  private static final long APPLICATION_BACK = 20_000;
  private static final long POSTGRES_BACK = 30_000;

  public static void main(String[] arguments) throws Exception {
    System.exit(drill(arguments) ? 0 : 1);
  }

  private static boolean drill(String... arguments) throws Exception {
    int kills = Integer.parseInt(arguments[2]);
    int clients = Integer.parseInt(arguments[3]);
    long seed = Long.parseLong(arguments[4]);
    boolean defect = Boolean.parseBoolean(arguments[5]);
    Random random = new Random(seed);
    try (House house = new House(Path.of(arguments[0]), Path.of(arguments[1]))) {
      house.start();
      house.learn();
      String token = Administrators.token(house.base());
      if (defect) {
        house.acknowledgeLongBeforeTheDisk();
      }
      Filings filings =
          new Filings(house.base(), token, Path.of(arguments[1], "acknowledged.log"), seed)
              .start(clients);
      List<Long> recoveries = new ArrayList<>();
      List<String> wrong = new ArrayList<>();
      for (int kill = 1; kill <= kills; kill++) {
        Thread.sleep(1500 + random.nextInt(4000));
        String victim =
            switch (kill % 6) {
              case 1, 3, 5 -> house.killApplication();
              case 2 -> house.killPostgres();
              case 4 -> house.killConnection();
              default -> house.stopPostgresAtOnce();
            };
        long recovery = filings.secondsToNextAnswer(NEVER);
        if (recovery > (kill % 2 == 1 ? APPLICATION_BACK : POSTGRES_BACK)) {
          wrong.add("after a kill of %s nothing for %d ms".formatted(victim, recovery));
        }
        recoveries.add(recovery);
        Results.sample("filing again after a kill of " + victim, "s", recovery / 1000.0);
        System.out.printf(
            "kill %d of %s: filing again after %.1f s, %d acknowledged so far%n",
            kill, victim, recovery / 1000.0, filings.acknowledged().size());
      }
      filings.stop();
      System.out.printf(
          "%d kills, %d clients, seed %d: %d acknowledged, %d answers lost and asked for again,"
              + " slowest recovery %.1f s%n",
          kills,
          clients,
          seed,
          filings.acknowledged().size(),
          filings.retries(),
          recoveries.stream().mapToLong(one -> one).max().orElse(0) / 1000.0);
      wrong.addAll(new Verifier(house.connect()).differences(filings.acknowledged()));
      wrong.stream().limit(20).forEach(System.out::println);
      Results.fact("seed", seed);
      Results.count("clients", clients);
      Results.count("kills", kills);
      Results.count("acknowledged", filings.acknowledged().size());
      Results.count("answers lost and asked for again", filings.retries());
      Results.count("differences", wrong.size());
      return Results.verdict(
          wrong.isEmpty(),
          wrong.isEmpty()
              ? "nothing lost, nothing doubled, nothing half written"
              : wrong.size() + " differences");
    }
  }

  private KillDrill() {}
}
