package org.caunoi.load;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * One drill by its name; the exit code is 0 where it is green.
 *
 * <p>Arguments: name, size (ci or nightly), seed, defect (true or false), folder of the unpacked
 * jar, folder for data.
 */
final class Drill {

  private static final Map<String, Run> DRILLS =
      new TreeMap<>(
          Map.ofEntries(
              Map.<String, Run>entry("audit", FailingAudit::run),
              Map.<String, Run>entry("stopped-postgres", StoppedPostgres::run),
              Map.<String, Run>entry("fsync", FailingFsync::run),
              Map.<String, Run>entry(
                  "disk-full-data", ground -> FullDisk.run(ground, "postgres/cluster/base")),
              Map.<String, Run>entry(
                  "disk-full-wal", ground -> FullDisk.run(ground, "postgres/cluster/pg_wal")),
              Map.<String, Run>entry(
                  "disk-full-uploads", ground -> FullDisk.run(ground, "documents")),
              Map.<String, Run>entry("clock", JumpingClock::run),
              Map.<String, Run>entry("witness", WitnessAway::run),
              Map.<String, Run>entry("canaries", Canaries::run),
              Map.<String, Run>entry("carriers", CarriersAway::run),
              Map.<String, Run>entry("neighbours", LyingNeighbours::run),
              Map.<String, Run>entry("overload", Overload::run),
              Map.<String, Run>entry("soak", Soak::run),
              Map.<String, Run>entry("noisy-tenant", NoisyTenant::run)));

  public static void main(String[] arguments) throws Exception {
    Run drill = DRILLS.get(arguments[0]);
    if (drill == null) {
      System.out.println("Drills: " + String.join(", ", DRILLS.keySet()));
      System.exit(2);
    }
    boolean green =
        drill.run(
            new Ground(
                arguments[1].equals("nightly"),
                Long.parseLong(arguments[2]),
                Boolean.parseBoolean(arguments[3]),
                Path.of(arguments[4]),
                Path.of(arguments[5])));
    System.exit(green ? 0 : 1);
  }

  private interface Run {
    boolean run(Ground ground) throws Exception;
  }

  private Drill() {}
}
