package org.caunoi.platform.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the operating system knows about processes. */
final class Processes {

  private static final Path PROC = Path.of("/proc");

  private Processes() {}

  record Outcome(int exitCode, String output) {}

  static boolean isRoot() {
    return !System.getProperty("os.name", "").startsWith("Windows")
        && new UnixSystem().getUid() == 0;
  }

  /** Runs to the end with English messages and returns both output streams together. */
  static Outcome run(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(Path.of("/").toFile());
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.getFirst() + " ran", e);
    }
  }

  /**
   * Whether a PostgreSQL process of this cluster runs under the number; a dead one not yet buried
   * does not count.
   */
  static boolean isServerOf(Path cluster, long pid) {
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return false;
    }
    if (!Files.isDirectory(PROC.resolve("self"))) {
      return ProcessHandle.of(pid)
          .flatMap(p -> p.info().command())
          .filter(c -> c.endsWith("postgres"))
          .isPresent();
    }
    try {
      Path process = PROC.resolve(Long.toString(pid));
      return Files.readString(process.resolve("comm")).startsWith("postgres")
          && Files.isSameFile(process.resolve("cwd"), cluster);
    } catch (IOException e) {
      return false;
    }
  }

  /** Server processes of this cluster, children of a dead postmaster included. */
  static List<ProcessHandle> serversOf(Path cluster) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(process -> isServerOf(cluster, process.pid())).toList();
    }
  }
}
