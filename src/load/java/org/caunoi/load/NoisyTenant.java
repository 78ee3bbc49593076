package org.caunoi.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One system client sends seven times its usual traffic, more than the house can do: the others are
 * filed as before and hardly later (R17).
 */
final class NoisyTenant {

  private static final int ROUNDS = 7;

  static boolean run(Ground ground) throws Exception {
    List<String> wrong = new ArrayList<>();
    try (House house = Cores.part(ground.house())) {
      if (ground.defect()) {
        house
            .option("--caunoi.waiting-at-most=1000000")
            .option("--caunoi.seats-beside-others=1000000");
      }
      house.start();
      Traffic noisy =
          new Traffic(house.base(), Administrators.token(house.base()), "noisy", ground.log());
      Traffic quiet =
          new Traffic(house.base(), Administrators.token(house.base()), "quiet", ground.log());
      double share = Overload.capacity(noisy) / 4;
      Duration length = Duration.ofSeconds(ground.nightly() ? 60 : 8);
      List<Double> alone = new ArrayList<>();
      List<Double> beside = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        Traffic.Outcome before =
            Spent.during(house, () -> both(noisy, quiet, share, share, length))
                .tell("while both are as usual");
        Traffic.Outcome during =
            Spent.during(house, () -> both(noisy, quiet, 7 * share, share, length))
                .tell("while one sends sevenfold");
        alone.add(before.percentile(0.99));
        beside.add(during.percentile(0.99));
        Results.sample(
            "99 % of the quiet one within, while the other is as usual", "ms", alone.getLast());
        Results.sample(
            "99 % of the quiet one within, while the other sends sevenfold",
            "ms", beside.getLast());
        Results.sample(
            "share of the quiet one that was filed during the noise",
            "%",
            100.0 * during.filed() / during.asked());
        System.out.printf(
            "round %d: the quiet one %s, 99 %% within %.0f ms; under noise %s, 99 %% within %.0f"
                + " ms%n",
            round + 1, before.statuses(), alone.getLast(), during.statuses(), beside.getLast());
        if (during.filed() < 0.99 * during.asked()) {
          wrong.add(
              "%d of %d of the quiet one were turned away"
                  .formatted(during.notFiled(), during.asked()));
        }
      }
      double rise = median(beside) / median(alone) - 1;
      Results.sample("rise of the quiet one's 99 % (medians)", "%", 100 * rise);
      System.out.printf(
          "the quiet one's 99 %% rise by %.0f %%, %.0f ms%n",
          100 * rise, median(beside) - median(alone));
      if (rise > 0.25) {
        wrong.add("the quiet one waits %.0f %% longer".formatted(100 * rise));
      }
      List<String> all = new ArrayList<>(wrong);
      all.forEach(System.out::println);
      Results.fact("seed", ground.seed());
      Results.count("filed by the noisy one", noisy.acknowledged().size());
      Results.count("filed by the quiet one", quiet.acknowledged().size());
      return Results.verdict(
          all.isEmpty(),
          all.isEmpty() ? "the quiet one noticed little" : all.size() + " complaints");
    }
  }

  private static Traffic.Outcome both(
      Traffic noisy, Traffic quiet, double loud, double soft, Duration length) throws Exception {
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () -> {
              try {
                noisy.run(loud, 600, length);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Traffic.Outcome outcome = quiet.run(soft, 200, length);
    other.join();
    Thread.sleep(2000);
    return outcome;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private NoisyTenant() {}
}
