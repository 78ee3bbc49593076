package org.caunoi.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Inspects one file in a process of its own that has little memory. */
final class InspectingProcess {

  private InspectingProcess() {}

  static String inspect(Path file, int megabytes) throws IOException, InterruptedException {
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
    return said.strip();
  }

  static void main(String[] arguments) throws IOException {
    InspectedFile found =
        new FileInspection(new DocumentLimits(10L << 20, 50, 40_000_000, 0))
            .inspect(Path.of(arguments[0]), null);
    System.out.println(found.kind() + " " + found.width() + " " + found.height());
  }
}
