package org.caunoi.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Inspects one file in a process of its own that has little memory. */
final class InspectingProcess {

  /** As the system says it of each process, in kilobytes. */
  private static final String PEAK = "VmHWM:";

  private InspectingProcess() {}

  /**
   * What a process did.
   *
   * @param said what the file is, or what went wrong
   * @param peak megabytes of memory it ever had, everything included
   */
  record Seen(String said, int peak) {}

  static Seen inspect(Path file, int megabytes) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + megabytes + "m",
                "-XX:MaxDirectMemorySize=1m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                InspectingProcess.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    int last = said.lastIndexOf(PEAK);
    return last < 0
        ? new Seen(said.strip(), 0)
        : new Seen(
            said.substring(0, last).strip(),
            Integer.parseInt(said.substring(last + PEAK.length()).replaceAll("\\D", "")) / 1024);
  }

  static void main(String[] arguments) throws IOException {
    InspectedFile found =
        new FileInspection(new DocumentLimits(10L << 20, 50, 40_000_000, 0))
            .inspect(Path.of(arguments[0]), null);
    System.out.println(found.kind() + " " + found.width() + " " + found.height());
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      lines.filter(line -> line.startsWith(PEAK)).forEach(System.out::println);
    }
  }
}
