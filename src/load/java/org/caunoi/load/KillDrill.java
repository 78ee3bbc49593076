package org.caunoi.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Kills the application and PostgreSQL at random moments and in random order while clients file and
 * send papers: the application, PostgreSQL's first process, one that serves a connection, and all
 * of PostgreSQL by an immediate stop. Red (exit code 1) unless every dossier and paper that was
 * acknowledged is there once and whole and filing went on soon (R1, R2 and R6 of the reliability
 * goals).
 *
 * <p>Arguments: folder of the unpacked jar, folder for data, kills of the application, kills in
 * each way of PostgreSQL, clients, seed, defect (true or false).
 */
final class KillDrill {

  private static final Duration NEVER = Duration.ofMinutes(15);
  private static final long APPLICATION_BACK = 20_000;
  private static final long POSTGRES_BACK = 30_000;

  /** Each so many filings one carries a paper. */
  private static final int PAPER_EACH = 8;

  private interface Kill {
    String of(House house) throws IOException, InterruptedException;
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(drill(arguments) ? 0 : 1);
  }

  private static boolean drill(String... arguments) throws Exception {
    int clients = Integer.parseInt(arguments[4]);
    long seed = Long.parseLong(arguments[5]);
    boolean defect = Boolean.parseBoolean(arguments[6]);
    Random random = new Random(seed);
    Path log = Path.of(arguments[1], "acknowledged.log");
    Kill application = House::killApplication;
    List<Kill> kills =
        new ArrayList<>(Collections.nCopies(Integer.parseInt(arguments[2]), application));
    for (Kill way :
        List.<Kill>of(House::killPostgres, House::killConnection, House::stopPostgresAtOnce)) {
      kills.addAll(Collections.nCopies(Integer.parseInt(arguments[3]), way));
    }
    Collections.shuffle(kills, random);
    try (House house = new House(Path.of(arguments[0]), Path.of(arguments[1]))) {
      house.start();
      house.learn();
      String token = Administrators.token(house.base());
      if (defect) {
        house.acknowledgeLongBeforeTheDisk();
      }
      Filings filings =
          new Filings(house.base(), token, log, seed).withPapers(PAPER_EACH).start(clients);
      List<Long> recoveries = new ArrayList<>();
      List<String> wrong = new ArrayList<>();
      Map<String, Long> victims = new TreeMap<>();
      for (Kill kill : kills) {
        Thread.sleep(1500 + random.nextInt(4000));
        String victim = kill.of(house);
        long recovery = filings.secondsToNextAnswer(NEVER);
        victims.merge(victim, 1L, Long::sum);
        if (recovery > (kill == application ? APPLICATION_BACK : POSTGRES_BACK)) {
          wrong.add("after a kill of %s nothing for %d ms".formatted(victim, recovery));
        }
        recoveries.add(recovery);
        Results.sample("filing again after a kill of " + victim, "s", recovery / 1000.0);
        System.out.printf(
            "kill %d of %s: filing again after %.1f s, %d acknowledged so far%n",
            recoveries.size(), victim, recovery / 1000.0, filings.acknowledged().size());
      }
      filings.stop();
      System.out.printf(
          "%d kills, %d clients, seed %d: %d acknowledged, %d answers lost and asked for again,"
              + " slowest recovery %.1f s%n",
          kills.size(),
          clients,
          seed,
          filings.acknowledged().size(),
          filings.retries(),
          recoveries.stream().mapToLong(one -> one).max().orElse(0) / 1000.0);
      wrong.addAll(
          new Verifier(house.connect(), house.data().resolve("documents")).differences(log));
      wrong.stream().limit(20).forEach(System.out::println);
      Results.fact("seed", seed);
      Results.count("clients", clients);
      victims.forEach((victim, times) -> Results.count("kills of " + victim, times));
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
