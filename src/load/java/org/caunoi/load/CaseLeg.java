package org.caunoi.load;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a leg of {@link EngineRace} cost: seconds in all, and CPU-ms of each step of a case for the
 * application and for PostgreSQL.
 */
record CaseLeg(int cases, double seconds, double[] app, double[] postgres) {

  /** The step that leaves a signed paper, the acceptance. */
  private static final int PAPER = 1;

  double perSecond() {
    return cases / seconds;
  }

  double cpu() {
    return Arrays.stream(app).sum() + Arrays.stream(postgres).sum();
  }

  double cpuWithoutPaper() {
    return withoutPaper(app) + withoutPaper(postgres);
  }

  /** As if our own program took nothing at all. */
  double postgresWithoutPaper() {
    return withoutPaper(postgres);
  }

  /** As if the act with the paper cost what the acts after it cost. */
  private static double withoutPaper(double[] steps) {
    double others = Arrays.stream(steps, PAPER + 1, steps.length).average().orElseThrow();
    return Arrays.stream(steps).sum() - steps[PAPER] + others;
  }

  /** The medians of all rounds: where our time goes, and how far it could be lowered at all. */
  static void tellWhy(String where, List<Map<String, CaseLeg>> rounds) {
    double ours = median(rounds, "here", CaseLeg::cpu);
    double bare = median(rounds, "here", CaseLeg::cpuWithoutPaper);
    double stored = median(rounds, "here", CaseLeg::postgresWithoutPaper);
    System.out.printf(
        "why%s: of %.1f CPU-ms a case here %.1f are the signed paper (%.0f %%), which no engine"
            + " makes; of the other %.1f our program takes %.1f and PostgreSQL %.1f%n",
        where, ours, ours - bare, 100 * (ours - bare) / ours, bare, bare - stored, stored);
    for (String engine : rounds.getFirst().keySet()) {
      if (!engine.equals("here")) {
        double theirs = median(rounds, engine, CaseLeg::cpu);
        System.out.printf(
            "why%s: %s takes %.1f in all: %.2fx ours without the paper, and %.2fx at most if our"
                + " program took nothing and only PostgreSQL were left%n",
            where, engine, theirs, theirs / bare, theirs / stored);
      }
    }
  }

  private static double median(
      List<Map<String, CaseLeg>> rounds, String name, ToDoubleFunction<CaseLeg> of) {
    List<Double> sorted =
        rounds.stream().map(legs -> of.applyAsDouble(legs.get(name))).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
