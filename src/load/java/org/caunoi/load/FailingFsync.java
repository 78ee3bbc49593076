package org.caunoi.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The disk says that it could not keep what it was given (strace answers a random fdatasync or
 * pwrite64 with an error): PostgreSQL must not acknowledge, and come back by itself where it had to
 * stop (R3).
 */
final class FailingFsync {

  private static final List<String> CALLS = List.of("fdatasync", "pwrite64");

  static boolean run(Ground ground) throws Exception {
    Random random = new Random(ground.seed());
    List<String> slow = new ArrayList<>();
    int[] injected = new int[CALLS.size()];
    try (House house = ground.house()) {
      house.start();
      String token = Administrators.token(house.base());
      if (ground.defect()) {
        house.acknowledgeBeforeTheDisk();
      }
      Filings filings = ground.filings(house, token);
      int rounds = CALLS.size() * (ground.nightly() ? 30 : 3);
      for (int round = 0; round < rounds; round++) {
        String call = CALLS.get(round % CALLS.size());
        Thread.sleep(2000 + random.nextInt(2000));
        String error = random.nextBoolean() ? "EIO" : "ENOSPC";
        Path log = ground.data().resolve("strace-" + round);
        Process strace = strace(house, call, error, 5 + random.nextInt(20), log);
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!seen(log) && System.nanoTime() < end) {
          Thread.sleep(50);
        }
        strace.destroy();
        strace.waitFor();
        injected[round % CALLS.size()] += seen(log) ? 1 : 0;
        double back = filings.secondsToNextAnswer(Duration.ofSeconds(90)) / 1000.0;
        Results.sample("filing again after %s at %s".formatted(error, call), "s", back);
        System.out.printf("%s at %s: filing again after %.1f s%n", error, call, back);
        if (back > 30) {
          slow.add("back only after %.1f s".formatted(back));
        }
      }
      Thread.sleep(1000);
      filings.stop();
      for (int i = 0; i < CALLS.size(); i++) {
        Results.count("rounds with an error injected at " + CALLS.get(i), injected[i]);
        if (injected[i] < rounds / CALLS.size()) {
          slow.add("only %d errors at %s".formatted(injected[i], CALLS.get(i)));
        }
      }
      return ground.verdict(house, filings, slow);
    }
  }

  private static Process strace(House house, String call, String error, int when, Path log)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                log.toString(),
                "-e",
                "trace=" + call,
                "-e",
                "inject=" + call + ":error=" + error + ":when=" + when));
    for (long process : house.postgres()) {
      command.addAll(List.of("-p", String.valueOf(process)));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static boolean seen(Path log) throws Exception {
    return java.nio.file.Files.exists(log)
        && java.nio.file.Files.readString(log).contains("INJECTED");
  }

  private FailingFsync() {}
}
