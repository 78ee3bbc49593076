package org.caunoi.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time that processes have used, in milliseconds, as the kernel counts it. */
final class Cpu {

  private static final int MILLIS_PER_TICK = 10;

  /** Of the processes themselves, and of children of theirs that have ended. */
  static long millis(List<Long> processes) throws IOException {
    long millis = 0;
    for (long process : processes) {
      millis += used(Path.of("/proc/" + process), 14);
    }
    return millis;
  }

  /** Of one thread, which the kernel shows as a folder of its own. */
  static long millisOf(Path thread) throws IOException {
    return used(thread, 12);
  }

  /** What Java's own compilers have used so far in a process that is still there. */
  static long ofCompilers(long process) throws IOException {
    long millis = 0;
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process + "/task"))) {
      for (Path thread : threads.toList()) {
        String name = Files.readString(thread.resolve("comm"));
        millis += name.startsWith("C1 ") || name.startsWith("C2 ") ? millisOf(thread) : 0;
      }
    }
    return millis;
  }

  private static long used(Path folder, int last) throws IOException {
    String line;
    try {
      line = Files.readString(folder.resolve("stat"));
    } catch (IOException e) {
      if (Files.exists(folder)) {
        throw e;
      }
      return 0;
    }
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int i = 11; i <= last; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks * MILLIS_PER_TICK;
  }

  /** This program's own; what it starts inherits it. From -20, before all others, to 19. */
  static int nice() throws IOException {
    String line = Files.readString(Path.of("/proc/self/stat"));
    return Integer.parseInt(line.substring(line.lastIndexOf(')') + 2).split(" ")[16]);
  }

  /** Megabytes of memory a process holds. */
  static long megabytes(long process) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        / 1024;
  }

  /** Milliseconds that all processors together were busy since the machine started. */
  static long machine() throws IOException {
    String[] fields = Files.readAllLines(Path.of("/proc/stat")).getFirst().trim().split(" +");
    long busy = 0;
    for (int i = 1; i < fields.length; i++) {
      busy += i == 4 || i == 5 || i > 8 ? 0 : Long.parseLong(fields[i]);
    }
    return busy * MILLIS_PER_TICK;
  }

  private Cpu() {}
}
