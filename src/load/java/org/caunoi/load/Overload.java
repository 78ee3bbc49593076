package org.caunoi.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Three times as much is asked for as the house can do, by callers that do not wait: it goes on
 * doing what it can, in good time, tells the others when to ask again, and is itself soon after
 * (R15).
 */
final class Overload {

  private static final int CALLERS = 1200;

  static boolean run(Ground ground) throws Exception {
    List<String> wrong = new ArrayList<>();
    try (House house = Cores.part(ground.house())) {
      if (ground.defect()) {
        house.option("--caunoi.waiting-at-most=1000000");
      }
      house.start();
      Traffic traffic =
          new Traffic(house.base(), Administrators.token(house.base()), "over", ground.log());
      // Refusing has to be warm, too: what is measured is a house that has run for a while.
      traffic.run(3 * warm(traffic), CALLERS, Duration.ofSeconds(15));
      Thread.sleep(2000);
      double capacity = capacity(traffic, "before");
      Duration length = Duration.ofSeconds(ground.nightly() ? 600 : 20);
      Traffic.Outcome over =
          Spent.during(house, () -> traffic.run(3 * capacity, CALLERS, length))
              .tell("at threefold load");
      Thread.sleep(10_000);
      Traffic.Outcome calm = traffic.run(0.3 * capacity, 64, Duration.ofSeconds(5));
      double most = Math.max(capacity, capacity(traffic, "afterwards"));
      double goodput = over.perSecond() / most;
      System.out.printf(
          "capacity %.0f/s before, at most %.0f/s; at %.0f/s asked: %.0f/s filed (%.0f %% of the"
              + " most), half within %.0f ms, 99 %% within %.0f ms; answers %s%n",
          capacity,
          most,
          3 * capacity,
          over.perSecond(),
          100 * goodput,
          over.percentile(0.5),
          over.percentile(0.99),
          over.statuses());
      Results.sample(
          "goodput at threefold load, of the capacity before or afterwards", "", goodput);
      Results.sample(
          "99 % of the filed within, from the intended time", "ms", over.percentile(0.99));
      over.statuses().forEach((status, n) -> Results.count("answers " + status, n));
      if (goodput < 0.8) {
        wrong.add("goodput %.2f of capacity".formatted(goodput));
      }
      if (over.percentile(0.99) > 2000) {
        wrong.add("99 %% of the filed only within %.0f ms".formatted(over.percentile(0.99)));
      }
      if (over.withoutRetryAfter() > 0) {
        wrong.add(
            over.withoutRetryAfter() + " were turned away without being told when to ask again");
      }
      over.statuses().keySet().stream()
          .filter(status -> status != 201 && status != 429 && status != 503)
          .forEach(status -> wrong.add("answers " + status));
      Results.sample("99 % within, ten seconds later at 30 % load", "ms", calm.percentile(0.99));
      if (calm.notFiled() > 0 || calm.percentile(0.99) > 1000) {
        wrong.add(
            "ten seconds later %s, 99 %% within %.0f ms"
                .formatted(calm.statuses(), calm.percentile(0.99)));
      }
      return ground.verdict(house, wrong);
    }
  }

  /** Filings a second of a warm house. */
  static double capacity(Traffic traffic) throws Exception {
    warm(traffic);
    return capacity(traffic, "before");
  }

  /** Files until that makes it no faster; the best rate. */
  private static double warm(Traffic traffic) throws Exception {
    double best = 0;
    int noFaster = 0;
    for (int i = 0; i < 15 && noFaster < 2; i++) {
      double rate = traffic.run(0, Ground.CLIENTS, Duration.ofSeconds(10)).perSecond();
      noFaster = rate > 1.05 * best ? 0 : noFaster + 1;
      best = Math.max(best, rate);
    }
    return best;
  }

  /** The middle of three runs. */
  private static double capacity(Traffic traffic, String when) throws Exception {
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      rates.add(traffic.run(0, Ground.CLIENTS, Duration.ofSeconds(8)).perSecond());
      Results.sample("capacity, closed loop with 16 clients, " + when, "1/s", rates.getLast());
    }
    return rates.stream().sorted().toList().get(1);
  }

  private Overload() {}
}
