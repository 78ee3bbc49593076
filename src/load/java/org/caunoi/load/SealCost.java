package org.caunoi.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What sealing the history costs: filing over HTTP with and without it in alternating legs, and how
 * many rows a second the stand-alone verifier looks through (F5).
 *
 * <p>Arguments: folder of the unpacked jar, folder for data, seconds per leg, pairs, seconds of
 * warm-up.
 */
final class SealCost {

  private static final Pattern ROWS = Pattern.compile("([\\d,.]+) rows, (\\d+) things wrong");
  private static final String SEALED = "SELECT count(*) FROM audit.leaf";

  /** A history of some size, of which Java's start is a small part. */
  private static final int DOSSIERS = 300_000;

  private final House house;
  private final Sealing sealing;
  private final Traffic traffic;

  private SealCost(House house, Traffic traffic) {
    this.house = house;
    this.sealing = new Sealing(house);
    this.traffic = traffic;
  }

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[1]);
    Duration leg = Duration.ofSeconds(Integer.parseInt(arguments[2]));
    int pairs = Integer.parseInt(arguments[3]);
    List<String> wrong = new ArrayList<>();
    try (House house = Cores.part(new House(Path.of(arguments[0]), data))) {
      house.start();
      // Else the seal of a short leg waits its turn behind the messages of the legs before.
      house.putSendingOff();
      Traffic traffic =
          new Traffic(
              house.base(),
              Administrators.token(house.base()),
              "seal",
              data.resolve("acknowledged.log"));
      SealCost cost = new SealCost(house, traffic);
      traffic.run(0, Ground.CLIENTS, Duration.ofSeconds(Integer.parseInt(arguments[4])));
      double ratio = cost.compare(leg, pairs);
      if (ratio < 0.9) {
        wrong.add("sealing costs %.0f %% of throughput".formatted(100 * (1 - ratio)));
      }
      double verified = cost.verify(data.resolve("history.txt"));
      if (verified < 100_000) {
        wrong.add("the verifier looks through %.0f rows a second".formatted(verified));
      }
    }
    wrong.forEach(System.out::println);
    System.exit(
        Results.verdict(
                wrong.isEmpty(),
                wrong.isEmpty() ? "sealing costs at most a tenth" : wrong.size() + " complaints")
            ? 0
            : 1);
  }

  private double compare(Duration leg, int pairs) throws Exception {
    List<Double> ratios = new ArrayList<>();
    for (int pair = 1; pair <= pairs; pair++) {
      double without;
      double with;
      if (pair % 2 == 1) {
        without = without(leg);
        with = with(leg);
      } else {
        with = with(leg);
        without = without(leg);
      }
      ratios.add(with / without);
      Results.sample("filings a second without sealing", "1/s", without);
      Results.sample("filings a second with sealing each five seconds", "1/s", with);
      Results.sample("F5 ratio of a pair", "", with / without);
      System.out.printf(
          "pair %d: %.0f/s with sealing, %.0f/s without = %.2f%n",
          pair, with, without, with / without);
    }
    return ratios.stream().sorted().toList().get(pairs / 2);
  }

  private double without(Duration leg) throws Exception {
    sealing.putOff();
    house.superuser("CHECKPOINT");
    return rate(leg, "without sealing");
  }

  private double with(Duration leg) throws Exception {
    sealing.catchUp();
    house.superuser("CHECKPOINT");
    return sealing.during(Duration.ofSeconds(5), () -> rate(leg, "with sealing"));
  }

  private double rate(Duration leg, String when) throws Exception {
    return Spent.during(house, () -> traffic.run(0, Ground.CLIENTS, leg).perSecond()).tell(when);
  }

  /** As an auditor would, with all cores of the machine. */
  private double verify(Path file) throws Exception {
    new Growth(house).to(DOSSIERS);
    long start = System.nanoTime();
    long before = number(SEALED);
    sealing.catchUp();
    double took = (System.nanoTime() - start) / 1e9;
    Results.sample("rows sealed at a stretch", "rows/s", (number(SEALED) - before) / took);
    Cores.join();
    long last = number("SELECT max(number) FROM audit.checkpoint");
    Administrators.signedIn(house.base(), "kiemtoan")
        .download("/audit/history/export?from=1&to=" + last, file);
    double best = 0;
    for (int i = 0; i < 3; i++) {
      start = System.nanoTime();
      Process verifier =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElse("java"),
                  "bin/VerifyHistory.java",
                  file.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(verifier.getInputStream().readAllBytes());
      verifier.waitFor();
      double seconds = (System.nanoTime() - start) / 1e9;
      Matcher rows = ROWS.matcher(said);
      if (!rows.find() || !rows.group(2).equals("0")) {
        throw new IllegalStateException("The verifier says: " + said);
      }
      long count = Long.parseLong(rows.group(1).replaceAll("\\D", ""));
      System.out.printf(
          "verifier: %,d rows, %d MB in %.1f s, its start and compiling included%n",
          count, Files.size(file) / 1024 / 1024, seconds);
      Results.sample("verifier", "rows/s", count / seconds);
      best = Math.max(best, count / seconds);
    }
    return best;
  }

  private long number(String sql) throws Exception {
    try (Connection connection = house.superuser();
        Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(sql)) {
      rs.next();
      return rs.getLong(1);
    }
  }
}
