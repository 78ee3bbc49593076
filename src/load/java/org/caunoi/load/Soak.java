package org.caunoi.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A long time at 70 % of capacity: no error, no slowing down, nothing that only grows (R16). Three
 * minutes, or thirty, in six windows; judged by the same bounds.
 */
final class Soak {

  private static final int WINDOWS = 6;

  static boolean run(Ground ground) throws Exception {
    List<String> wrong = new ArrayList<>();
    try (House house = ground.house()) {
      house.start();
      Traffic traffic =
          new Traffic(house.base(), Administrators.token(house.base()), "soak", ground.log());
      double rate = 0.7 * Overload.capacity(traffic);
      if (ground.defect()) {
        slowDown(house);
      }
      Duration window = Duration.ofSeconds(ground.nightly() ? 300 : 30);
      List<Double> latest = new ArrayList<>();
      List<Long> memory = new ArrayList<>();
      List<Long> open = new ArrayList<>();
      int errors = 0;
      for (int i = 0; i < WINDOWS; i++) {
        Traffic.Outcome outcome = traffic.run(rate, 256, window);
        errors += outcome.notFiled();
        latest.add(outcome.percentile(0.99));
        memory.add(Cpu.megabytes(house.pid()));
        open.add(files(house) + house.postgres().size());
        Results.sample("half within", "ms", outcome.percentile(0.5));
        Results.sample("99 % within", "ms", outcome.percentile(0.99));
        Results.sample("memory of the application", "MB", memory.getLast());
        Results.sample("open files and database processes", "", open.getLast());
        System.out.printf(
            "window %d at %.0f/s: %s, half within %.0f ms, 99 %% within %.0f ms, %d MB, %d open"
                + " files and database processes%n",
            i + 1,
            rate,
            outcome.statuses(),
            outcome.percentile(0.5),
            outcome.percentile(0.99),
            memory.getLast(),
            open.getLast());
      }
      double first = Math.min(latest.get(0), latest.get(1));
      double last = Math.min(latest.get(WINDOWS - 2), latest.get(WINDOWS - 1));
      double slope =
          (memory.getLast() - memory.get(WINDOWS / 2))
              / (window.toSeconds() / 60.0 * (WINDOWS - 1 - WINDOWS / 2));
      Results.sample("growth of memory in the second half", "MB/min", slope);
      if (errors > 0) {
        wrong.add(errors + " were not filed");
      }
      // The clock of a shared machine is no finer than this.
      if (last > first * 1.2 + 20) {
        wrong.add(
            "99 %% within %.0f ms at the end, %.0f ms at the beginning".formatted(last, first));
      }
      if (slope > 1) {
        wrong.add("memory grows by %.1f MB a minute".formatted(slope));
      }
      if (open.getLast() > open.get(1) + 40) {
        wrong.add("open files grow: " + open);
      }
      return ground.verdict(house, wrong);
    }
  }

  private static long files(House house) throws Exception {
    try (var list = Files.list(Path.of("/proc/" + house.pid() + "/fd"))) {
      return list.count();
    }
  }

  /** The planted defect: each filing takes a little longer than the one before. */
  private static void slowDown(House house) throws Exception {
    house.superuser(
        "CREATE SEQUENCE dossier.filings_so_far",
        """
        CREATE FUNCTION dossier.slow_down() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(nextval('dossier.filings_so_far') / 250000.0); RETURN NEW; END $$
        """,
        "CREATE TRIGGER slow_down BEFORE INSERT ON dossier.dossier FOR EACH ROW EXECUTE FUNCTION"
            + " dossier.slow_down()",
        "GRANT USAGE ON SEQUENCE dossier.filings_so_far TO caunoi",
        "GRANT EXECUTE ON FUNCTION dossier.slow_down() TO caunoi");
  }

  private Soak() {}
}
