package org.caunoi.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Legs of filings on one PostgreSQL: over HTTP by the application or by the bare server, or by
 * pgbench. Each counts the rows it left against the answers it had.
 */
final class Legs {

  private static final int CLIENTS = 16;
  private static final Duration SEALED = Duration.ofSeconds(10);

  /** Of warm-up, a second. */
  private static final int REQUESTS = 1_000;

  /** Cores that compilers take when there is little left to compile. */
  private static final double QUIET = 0.03;

  private static final int LONGEST = 5;

  private static final Pattern DONE = Pattern.compile("actually processed: (\\d+)");

  private final House house;
  private final String token;
  private final Sealing sealing;
  private final List<String> differences = new ArrayList<>();
  private int stream;

  Legs(House house, String token) {
    this.house = house;
    this.token = token;
    this.sealing = new Sealing(house);
  }

  /** Where rows and answers differed, in words. */
  List<String> differences() {
    return differences;
  }

  interface Kind {
    Leg run(Duration length) throws Exception;
  }

  /**
   * For the time and the requests, whichever comes later, and until Java's compilers have little
   * left to do, for so many times as long at most; how many were filed.
   *
   * @param server the process that files, if it is Java
   */
  static long warm(Duration time, OptionalLong server, Kind kind) throws Exception {
    long start = System.nanoTime();
    long done = 0;
    boolean quiet = false;
    while (System.nanoTime() - start < time.toNanos()
        || done < time.toSeconds() * REQUESTS
        || (!quiet && System.nanoTime() - start < LONGEST * time.toNanos())) {
      long compiled = compilers(server);
      long from = System.nanoTime();
      Leg leg = kind.run(Duration.ofSeconds(Math.min(20, time.toSeconds())));
      if (leg.filings() <= 0) {
        throw new IllegalStateException("Nothing was filed, or rows and answers differ: " + leg);
      }
      done += leg.filings();
      quiet = compilers(server) - compiled < QUIET * (System.nanoTime() - from) / 1e6;
    }
    return done;
  }

  private static long compilers(OptionalLong server) throws IOException {
    return server.isPresent() ? Cpu.ofCompilers(server.getAsLong()) : 0;
  }

  /**
   * The application's own rows are sealed on the way, six times as often as in operation; what
   * other legs left is sealed before.
   */
  Leg app(Duration length) throws Exception {
    sealing.catchUp();
    return sealing.during(
        SEALED, () -> leg(house.pid(), () -> http(house.base(), "bench", length)));
  }

  Leg bare(BareProcess bare, Duration length) throws Exception {
    return leg(bare.pid(), () -> http(bare.base(), "bare", length));
  }

  private int http(URI base, String prefix, Duration length) throws Exception {
    Traffic traffic =
        new Traffic(
            base, token, prefix + "-" + stream++, house.data().resolve(prefix + "-answers.log"));
    Traffic.Outcome outcome = traffic.run(0, CLIENTS, length);
    if (outcome.notFiled() > 0) {
      System.out.println("Not filed: " + outcome.statuses());
    }
    return outcome.filed();
  }

  Leg pgbench(String pgbench, Path script, Duration length) throws Exception {
    return leg(
        house.pid(),
        () -> {
          ProcessBuilder builder =
              new ProcessBuilder(
                      pgbench,
                      "-n",
                      "-M",
                      "prepared",
                      "-c",
                      String.valueOf(CLIENTS),
                      "-j",
                      "2",
                      "-T",
                      String.valueOf(length.toSeconds()),
                      "-f",
                      script.toString(),
                      "-h",
                      "127.0.0.1",
                      "-p",
                      house.postgresPort(),
                      "-U",
                      "caunoi",
                      "caunoi")
                  .redirectErrorStream(true);
          builder.environment().put("PGPASSWORD", house.password("application.password"));
          builder.environment().put("PGOPTIONS", "-c caunoi.sees=all");
          Process process = builder.start();
          String printed = new String(process.getInputStream().readAllBytes());
          process.waitFor();
          Matcher done = DONE.matcher(printed);
          if (!done.find() || done.group(1).equals("0")) {
            throw new IllegalStateException("pgbench: " + printed);
          }
          return Integer.parseInt(done.group(1));
        });
  }

  private Leg leg(long server, Spent.Leg<Integer> work) throws Exception {
    // Else what others left to tidy up falls into this leg, or does not.
    house.superuser("VACUUM (ANALYZE)", "CHECKPOINT");
    long rows = rows();
    Spent.Of<Integer> counted = Spent.during(house, server, work);
    int filings = counted.result();
    Spent spent = counted.spent();
    long added = rows() - rows;
    if (added != filings) {
      System.out.printf("%d answers but %d rows%n", filings, added);
      differences.add("%d answers but %d rows".formatted(filings, added));
    }
    return new Leg(
        added == filings ? filings : -1,
        filings / spent.seconds(),
        spent.app() / filings,
        spent.postgres() / filings,
        spent.client() / filings,
        spent.others() / 1000 / spent.seconds());
  }

  /** How many dossiers there are. */
  long rows() throws Exception {
    try (Connection connection = house.connect();
        Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery("SELECT count(*) FROM dossier.dossier")) {
      rs.next();
      return rs.getLong(1);
    }
  }
}
