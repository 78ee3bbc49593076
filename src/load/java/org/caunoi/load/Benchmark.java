package org.caunoi.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast filing is while being careful: over HTTP through the full path, against pgbench with the
 * same statements on the same server, in alternating legs (F1, F4), then at many dossiers.
 *
 * <p>Arguments: folder of the unpacked jar, folder for data, seconds per leg, pairs, seconds of
 * warm-up (and at least a thousand times as many requests), dossiers to have at the end, pgbench.
 */
final class Benchmark {

  private static final int CLIENTS = 16;

  /** F1, F4, and what many dossiers leave of the rate at {@link #FEW}. */
  private static final double LEAST_RATE = 0.60;

  private static final double MOST_CPU = 2.0;
  private static final double LEAST_AT_MANY = 0.90;
  private static final int FEW = 10_000;

  /** A run beside others that take more, or with pairs further apart, says nothing. */
  private static final double MOST_OTHERS = 0.25;

  private static final double MOST_SPREAD = 2.0;

  /** Of warm-up, a second. */
  private static final int REQUESTS = 1_000;

  private static final Pattern DONE = Pattern.compile("actually processed: (\\d+)");

  private final House house;
  private final String token;
  private final Path script;
  private final String pgbench;
  private final List<String> wrong = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();
  private final List<Double> costs = new ArrayList<>();
  private double others;
  private int stream;

  private Benchmark(House house, String token, Path script, String pgbench) {
    this.house = house;
    this.token = token;
    this.script = script;
    this.pgbench = pgbench;
  }

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[1]);
    Duration leg = Duration.ofSeconds(Integer.parseInt(arguments[2]));
    int pairs = Integer.parseInt(arguments[3]);
    Duration warmUp = Duration.ofSeconds(Integer.parseInt(arguments[4]));
    int many = Integer.parseInt(arguments[5]);
    boolean met;
    try (House house = new House(Path.of(arguments[0]), data)) {
      house.start();
      String token = Administrators.token(house.base());
      Benchmark benchmark = new Benchmark(house, token, data.resolve("filing.sql"), arguments[6]);
      house.putSendingOff();
      benchmark.capture();
      benchmark.compare(leg, pairs, warmUp);
      benchmark.grow(many, leg, pairs);
      Results.count("megabytes the application held at the end", Cpu.megabytes(house.pid()));
      met = benchmark.judge();
    }
    System.exit(met ? 0 : 1);
  }

  private boolean judge() {
    double spread =
        ratios.stream().max(Double::compare).orElseThrow()
            / ratios.stream().min(Double::compare).orElseThrow();
    Results.sample("most that other processes took in a leg", "cores", others);
    Results.sample("spread of the pairs", "x", spread);
    least("F1", median(ratios), LEAST_RATE);
    if (median(costs) > MOST_CPU) {
      wrong.add("F4 is %.2fx, not at most %.1fx".formatted(median(costs), MOST_CPU));
    }
    List<String> empty = new ArrayList<>();
    if (others > MOST_OTHERS) {
      empty.add("others took %.0f %% of a core".formatted(100 * others));
    }
    if (spread > MOST_SPREAD) {
      empty.add("the pairs lie %.1fx apart".formatted(spread));
    }
    String found =
        "F1 %.2f, F4 %.2fx%s"
            .formatted(
                median(ratios),
                median(costs),
                wrong.isEmpty() ? "" : "; " + String.join("; ", wrong));
    if (!empty.isEmpty()) {
      return Results.verdict(false, "void, " + String.join(", ", empty) + ": " + found);
    }
    return Results.verdict(wrong.isEmpty(), found);
  }

  private void least(String what, double found, double bar) {
    if (found < bar) {
      wrong.add("%s is %.2f, not %.2f".formatted(what, found, bar));
    }
  }

  /** What a leg cost. */
  private record Leg(
      int filings, double perSecond, double app, double postgres, double client, double others) {

    double cpu() {
      return app + postgres + client;
    }
  }

  private void compare(Duration leg, int pairs, Duration warmUp) throws Exception {
    Results.count("requests of warm-up over HTTP", warm(warmUp, this::app));
    Results.count("transactions of warm-up by pgbench", warm(warmUp, this::pgbench));
    Leg before = null;
    for (int pair = 1; pair <= pairs; pair++) {
      Leg ours = judged(app(leg));
      Leg plain = judged(pgbench(leg));
      double ratio = ours.perSecond / plain.perSecond;
      double cost = (ours.app + ours.postgres) / (plain.client + plain.postgres);
      System.out.printf(
          "pair %d: %.0f/s against %.0f/s by pgbench = %.2f; CPU-ms a filing %.2f (application"
              + " %.2f, PostgreSQL %.2f; client beside it %.2f) against %.2f (pgbench %.2f,"
              + " PostgreSQL %.2f) = %.2fx; others used %.0f %% of a core%n",
          pair,
          ours.perSecond,
          plain.perSecond,
          ratio,
          ours.app + ours.postgres,
          ours.app,
          ours.postgres,
          ours.client,
          plain.client + plain.postgres,
          plain.client,
          plain.postgres,
          cost,
          100 * Math.max(ours.others, plain.others));
      Results.sample("filings a second over HTTP", "1/s", ours.perSecond);
      Results.sample("the same statements by pgbench", "1/s", plain.perSecond);
      Results.sample("F1 ratio of the rates of a pair", "", ratio);
      Results.sample("CPU of the application", "ms/filing", ours.app);
      Results.sample("CPU of PostgreSQL under the application", "ms/filing", ours.postgres);
      Results.sample("CPU of the HTTP client beside it", "ms/filing", ours.client);
      Results.sample("CPU of pgbench", "ms/filing", plain.client);
      Results.sample("CPU of PostgreSQL under pgbench", "ms/filing", plain.postgres);
      Results.sample(
          "F4 CPU of application and PostgreSQL against pgbench and PostgreSQL", "x", cost);
      Results.sample("other processes", "cores", ours.others);
      if (before != null) {
        Results.sample(
            "A-A noise: rate of a leg to the one before", "", ours.perSecond / before.perSecond);
        Results.sample(
            "A-A noise: CPU of a leg to the one before",
            "",
            (ours.app + ours.postgres) / (before.app + before.postgres));
      }
      before = ours;
      ratios.add(ratio);
      costs.add(cost);
    }
  }

  /** What others took beside it may make the run void. */
  private Leg judged(Leg leg) {
    others = Math.max(others, leg.others);
    return leg;
  }

  private interface Legs {
    Leg run(Duration length) throws Exception;
  }

  /** For the time and the requests, whichever comes later. */
  private static long warm(Duration time, Legs legs) throws Exception {
    long start = System.nanoTime();
    long done = 0;
    while (System.nanoTime() - start < time.toNanos() || done < time.toSeconds() * REQUESTS) {
      Leg leg = legs.run(Duration.ofSeconds(Math.min(20, time.toSeconds())));
      if (leg.filings <= 0) {
        throw new IllegalStateException("Nothing was filed, or rows and answers differ: " + leg);
      }
      done += leg.filings;
    }
    return done;
  }

  /**
   * The same rate among many dossiers as among few: each leg among few begins with as many as the
   * first, then the tables have grown.
   */
  private void grow(int many, Duration leg, int legs) throws Exception {
    if (many == 0) {
      return;
    }
    List<Leg> few = new ArrayList<>();
    for (int i = 0; i < legs; i++) {
      only(FEW);
      few.add(judged(app(leg)));
    }
    new Growth(house).to(many);
    app(leg);
    List<Leg> after = new ArrayList<>();
    for (int i = 0; i < legs; i++) {
      after.add(judged(app(leg)));
    }
    few.forEach(one -> sample("at " + FEW + " dossiers", one));
    after.forEach(one -> sample("at " + many + " dossiers", one));
    double left = median(after, Leg::perSecond) / median(few, Leg::perSecond);
    Results.sample("rate at " + many + " dossiers to the rate at " + FEW, "", left);
    System.out.printf(
        "at %d dossiers %.0f/s and %.2f CPU-ms a filing, at %d dossiers %.0f/s and %.2f CPU-ms"
            + " (medians) = %.2f%n",
        FEW,
        median(few, Leg::perSecond),
        median(few, one -> one.app + one.postgres),
        rows(),
        median(after, Leg::perSecond),
        median(after, one -> one.app + one.postgres),
        left);
    least("the rate at " + many + " dossiers to that at " + FEW, left, LEAST_AT_MANY);
  }

  /** All dossiers of the legs before are taken away, with what hangs on them. */
  private void only(int dossiers) throws Exception {
    house.superuser(
        "SET session_replication_role = replica", "TRUNCATE dossier.dossier, dossier.act CASCADE");
    app(Duration.ofSeconds(1));
    new Growth(house).to(dossiers);
  }

  private static void sample(String where, Leg leg) {
    Results.sample("filings a second " + where, "1/s", leg.perSecond);
    Results.sample(
        "CPU of application and PostgreSQL " + where, "ms/filing", leg.app + leg.postgres);
  }

  private static double median(List<Leg> legs, ToDoubleFunction<Leg> of) {
    return median(legs.stream().mapToDouble(of).boxed().toList());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private Leg app(Duration length) throws Exception {
    return leg(
        () -> {
          Traffic traffic =
              new Traffic(
                  house.base(),
                  token,
                  "bench-" + stream++,
                  house.data().resolve("acknowledged.log"));
          Traffic.Outcome outcome = traffic.run(0, CLIENTS, length);
          if (outcome.notFiled() > 0) {
            System.out.println("Not filed: " + outcome.statuses());
          }
          return outcome.filed();
        });
  }

  private Leg pgbench(Duration length) throws Exception {
    return leg(
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

  /** Filings is -1 where rows and acknowledged answers differ; the figures are then worthless. */
  private Leg leg(Spent.Leg<Integer> work) throws Exception {
    house.superuser("CHECKPOINT");
    long rows = rows();
    Spent.Of<Integer> counted = Spent.during(house, work);
    int filings = counted.result();
    Spent spent = counted.spent();
    long added = rows() - rows;
    if (added != filings) {
      System.out.printf("%d answers but %d rows%n", filings, added);
      wrong.add("%d answers but %d rows".formatted(filings, added));
    }
    return new Leg(
        added == filings ? filings : -1,
        filings / spent.seconds(),
        spent.app() / filings,
        spent.postgres() / filings,
        spent.client() / filings,
        spent.others() / 1000 / spent.seconds());
  }

  private long rows() throws Exception {
    try (Connection connection = house.connect();
        Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery("SELECT count(*) FROM dossier.dossier")) {
      rs.next();
      return rs.getLong(1);
    }
  }

  private void capture() throws Exception {
    Path log = house.data().resolve("postgres/log/postgresql.log");
    house.superuser(
        "ALTER DATABASE caunoi SET log_statement = 'all'",
        "ALTER DATABASE caunoi SET log_error_verbosity = 'default'");
    house.restart();
    List<List<ExecutedSql.Statement>> filings = new ArrayList<>();
    try (Wire wire = new Wire(house.base(), 30_000)) {
      for (int i = 0; i < 12; i++) {
        Thread.sleep(i < 10 ? 0 : 1500);
        long from = Files.size(log);
        String headers =
            "Authorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: capture-%d\r\n"
                .formatted(token, i);
        Wire.Answer answer =
            wire.send("POST", "/api/v1/dossiers", headers, Filings.body(900_000 + i));
        if (answer.status() != 201) {
          throw new IllegalStateException("Not filed: " + answer);
        }
        Thread.sleep(300);
        filings.add(ExecutedSql.ofFiling(log, from));
      }
    }
    house.superuser(
        "ALTER DATABASE caunoi RESET log_statement",
        "ALTER DATABASE caunoi RESET log_error_verbosity");
    house.restart();
    List<ExecutedSql.Statement> last = filings.removeLast();
    // Some tell the connection first who asks, others found it told.
    List<ExecutedSql.Statement> alike =
        filings.reversed().stream()
            .filter(one -> ExecutedSql.alike(one, last))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No two filings ask the same"));
    Files.writeString(script, ExecutedSql.script(alike, last));
    Results.count("statements of one filing, with BEGIN and COMMIT", last.size());
    Results.count("round trips of one filing", ExecutedSql.roundTrips(last));
  }
}
