package org.caunoi.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * How fast filing is while being careful: over HTTP through the full path, against pgbench with the
 * same statements on the same server, in alternating legs (F1, F4), then at many dossiers. Between
 * the two a bare server in Java does the same statements over HTTP and nothing else: what it lacks
 * to pgbench no application can avoid, what the application lacks to it is the application's own.
 *
 * <p>Arguments: folder of the unpacked jar, folder for data, seconds per leg, rounds, seconds of
 * warm-up (and at least a thousand times as many requests), dossiers to have at the end, pgbench.
 */
final class Benchmark {

  /** F1, F4, and what many dossiers leave of the rate at {@link #FEW}. */
  private static final double LEAST_RATE = 0.60;

  private static final double MOST_CPU = 2.0;
  private static final double LEAST_AT_MANY = 0.90;
  private static final int FEW = 10_000;

  /** A run beside others that take more, or with rounds further apart, says nothing. */
  private static final double MOST_OTHERS = 0.25;

  private static final double MOST_SPREAD = 2.0;

  private final House house;
  private final Legs legs;
  private final String pgbench;
  private final List<String> wrong = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();
  private double others;

  private Benchmark(House house, Legs legs, String pgbench) {
    this.house = house;
    this.legs = legs;
    this.pgbench = pgbench;
  }

  public static void main(String[] arguments) throws Exception {
    Duration leg = Duration.ofSeconds(Integer.parseInt(arguments[2]));
    int rounds = Integer.parseInt(arguments[3]);
    Duration warmUp = Duration.ofSeconds(Integer.parseInt(arguments[4]));
    int many = Integer.parseInt(arguments[5]);
    boolean met;
    try (House house = new House(Path.of(arguments[0]), Path.of(arguments[1]))) {
      house.start();
      String token = Administrators.token(house.base());
      Benchmark benchmark = new Benchmark(house, new Legs(house, token), arguments[6]);
      house.putSendingOff();
      CapturedFiling filing = CapturedFiling.of(house, token);
      try (BareProcess bare = BareProcess.start(house, filing)) {
        benchmark.compare(bare, filing, leg, rounds, warmUp);
      }
      benchmark.grow(many, leg, rounds);
      Results.count("megabytes the application held at the end", Cpu.megabytes(house.pid()));
      met = benchmark.judge();
    }
    System.exit(met ? 0 : 1);
  }

  private boolean judge() {
    double spread =
        rounds.stream().mapToDouble(Round::rate).max().orElseThrow()
            / rounds.stream().mapToDouble(Round::rate).min().orElseThrow();
    Results.sample("most that other processes took in a leg", "cores", others);
    Results.sample("spread of the rounds", "x", spread);
    wrong.addAll(legs.differences());
    double rate = median(rounds, Round::rate);
    double cost = median(rounds, Round::cost);
    least("F1", rate, LEAST_RATE);
    if (cost > MOST_CPU) {
      wrong.add("F4 is %.2fx, not at most %.1fx".formatted(cost, MOST_CPU));
    }
    List<String> empty = new ArrayList<>();
    if (others > MOST_OTHERS) {
      empty.add("others took %.0f %% of a core".formatted(100 * others));
    }
    if (spread > MOST_SPREAD) {
      empty.add("the rounds lie %.1fx apart".formatted(spread));
    }
    String found =
        "F1 %.2f (a bare server %.2f), F4 %.2fx (a bare server %.2fx)%s"
            .formatted(
                rate,
                median(rounds, Round::bareRate),
                cost,
                median(rounds, Round::bareCost),
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

  private void compare(
      BareProcess bare, CapturedFiling filing, Duration leg, int many, Duration warmUp)
      throws Exception {
    Path script = house.data().resolve("filing.sql");
    Files.writeString(script, ExecutedSql.script(filing.statements()));
    Legs.Kind byBare = length -> legs.bare(bare, length);
    Legs.Kind byPgbench = length -> legs.pgbench(pgbench, script, length);
    OptionalLong here = OptionalLong.of(house.pid());
    Results.count("requests of warm-up over HTTP", Legs.warm(warmUp, here, legs::app));
    Results.count(
        "requests of warm-up by the bare server",
        Legs.warm(warmUp, OptionalLong.of(bare.pid()), byBare));
    Results.count(
        "transactions of warm-up by pgbench", Legs.warm(warmUp, OptionalLong.empty(), byPgbench));
    for (int number = 1; number <= many; number++) {
      Round round =
          new Round(judged(legs.app(leg)), judged(byBare.run(leg)), judged(byPgbench.run(leg)));
      round.tell(number);
      if (!rounds.isEmpty()) {
        round.noise(rounds.getLast());
      }
      rounds.add(round);
    }
  }

  /** What others took beside it may make the run void. */
  private Leg judged(Leg leg) {
    others = Math.max(others, leg.others());
    return leg;
  }

  /**
   * The same rate among many dossiers as among few: each leg among few begins with as many as the
   * first, then the tables have grown.
   */
  private void grow(int many, Duration leg, int each) throws Exception {
    if (many == 0) {
      return;
    }
    List<Leg> few = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      only(FEW);
      few.add(judged(legs.app(leg)));
    }
    new Growth(house).to(many);
    legs.app(leg);
    List<Leg> after = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      after.add(judged(legs.app(leg)));
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
        median(few, Leg::cpu),
        legs.rows(),
        median(after, Leg::perSecond),
        median(after, Leg::cpu),
        left);
    least("the rate at " + many + " dossiers to that at " + FEW, left, LEAST_AT_MANY);
  }

  /** All dossiers of the legs before are taken away, with what hangs on them. */
  private void only(int dossiers) throws Exception {
    house.superuser(
        "SET session_replication_role = replica", "TRUNCATE dossier.dossier, dossier.act CASCADE");
    legs.app(Duration.ofSeconds(1));
    new Growth(house).to(dossiers);
  }

  private static void sample(String where, Leg leg) {
    Results.sample("filings a second " + where, "1/s", leg.perSecond());
    Results.sample("CPU of application and PostgreSQL " + where, "ms/filing", leg.cpu());
  }

  private static <T> double median(List<T> all, ToDoubleFunction<T> of) {
    return all.stream().mapToDouble(of).sorted().boxed().toList().get(all.size() / 2);
  }
}
