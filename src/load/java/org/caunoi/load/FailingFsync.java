package org.caunoi.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The disk says that it could not keep what it was given (strace answers a random fdatasync with an
 * error): PostgreSQL must stop rather than acknowledge, and come back by itself (R3).
 */
final class FailingFsync {

  static boolean run(Ground ground) throws Exception {
    Random random = new Random(ground.seed());
    List<String> slow = new ArrayList<>();
    int injected = 0;
    try (House house = ground.house()) {
      house.start();
      String token = Administrators.token(house.base());
      if (ground.defect()) {
        house.acknowledgeBeforeTheDisk();
      }
      Filings filings = ground.filings(house, token);
      for (int round = 1; round <= (ground.nightly() ? 30 : 3); round++) {
        Thread.sleep(2000 + random.nextInt(2000));
        String error = random.nextBoolean() ? "EIO" : "ENOSPC";
        Process strace =
            strace(house, error, 5 + random.nextInt(20), ground.data().resolve("strace-" + round));
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!seen(ground.data().resolve("strace-" + round)) && System.nanoTime() < end) {
          Thread.sleep(50);
        }
        strace.destroy();
        strace.waitFor();
        injected += seen(ground.data().resolve("strace-" + round)) ? 1 : 0;
        double back = filings.secondsToNextAnswer(Duration.ofSeconds(90)) / 1000.0;
        Results.sample("filing again after " + error, "s", back);
        System.out.printf("%s at an fdatasync: filing again after %.1f s%n", error, back);
        if (back > 30) {
          slow.add("back only after %.1f s".formatted(back));
        }
      }
      Thread.sleep(1000);
      filings.stop();
      Results.count("errors injected", injected);
      if (injected == 0) {
        slow.add("no error was injected");
      }
      return ground.verdict(house, filings, slow);
    }
  }

  private static Process strace(House house, String error, int when, Path log) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                log.toString(),
                "-e",
                "trace=fdatasync",
                "-e",
                "inject=fdatasync:error=" + error + ":when=" + when));
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
