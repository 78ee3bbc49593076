package org.caunoi;

import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;

/**
 * Two whole houses as processes on the PostgreSQL of the tests, to be killed with signal 9. This
 * process's own jobs rest meanwhile, so that it only fills and counts.
 */
public final class TwoHouses implements AutoCloseable {

  private final Scheduler own;
  private final Environment environment;
  private final Path folder;
  private final List<String> java = new ArrayList<>(List.of("-Xmx256m"));
  private final List<String> options = new ArrayList<>();
  private final Process[] nodes = new Process[2];
  private String main = Application.class.getName();
  private String classPath =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
          .filter(part -> !part.endsWith("test-classes"))
          .collect(Collectors.joining(File.pathSeparator));

  /**
   * @param folder for their data and logs
   */
  public TwoHouses(Scheduler own, Environment environment, Path folder) {
    this.own = own;
    this.environment = environment;
    this.folder = folder;
    own.pause();
  }

  /** An option of Java. */
  public TwoHouses java(String option) {
    java.add(option);
    return this;
  }

  /** An option of the application. */
  public TwoHouses option(String option) {
    options.add(option);
    return this;
  }

  /**
   * Started by a class of the tests, which they know besides the house and nothing else of them.
   */
  public TwoHouses startedBy(Class<?> starter) throws IOException {
    Path room = Path.of(starter.getPackageName().replace('.', '/'));
    Path classes = folder.resolve("classes");
    Files.createDirectories(classes.resolve(room));
    try (var files = Files.list(Path.of("target", "test-classes").resolve(room))) {
      for (Path file : files.filter(one -> isOf(starter, one.getFileName().toString())).toList()) {
        Path copy = classes.resolve(room).resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    main = starter.getName();
    classPath = classes + File.pathSeparator + classPath;
    return this;
  }

  private static boolean isOf(Class<?> starter, String file) {
    String name = starter.getSimpleName();
    return file.equals(name + ".class") || file.startsWith(name + "$");
  }

  /** Starts both. */
  public TwoHouses start() throws IOException {
    nodes[0] = start(1);
    nodes[1] = start(2);
    return this;
  }

  /**
   * Kills one by turns and starts it again.
   *
   * @param after how much has to be done before a kill, which is counted from 1
   */
  public void killByTurns(int kills, IntUnaryOperator after, IntSupplier done)
      throws IOException, InterruptedException {
    for (int kill = 1; kill <= kills; kill++) {
      int enough = after.applyAsInt(kill);
      await()
          .atMost(Duration.ofMinutes(10))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> done.getAsInt() >= enough);
      int victim = kill % 2;
      nodes[victim].destroyForcibly().waitFor();
      System.out.printf(
          "Kill %d: node %d with signal 9 after %,d%n", kill, victim + 1, done.getAsInt());
      nodes[victim] = start(victim + 1);
    }
  }

  @Override
  public void close() {
    for (Process node : nodes) {
      if (node != null) {
        node.destroyForcibly();
      }
    }
    own.resume();
  }

  private Process start(int number) throws IOException {
    Path data = folder.resolve("node-" + number);
    Path keys = Path.of(environment.getRequiredProperty("caunoi.data-dir"), "keys");
    FileSystemUtils.copyRecursively(keys, data.resolve("keys"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(List.of("--server.port=0", "--caunoi.demo=false"));
    command.addAll(List.of("--caunoi.base-url=http://localhost:8080", "--caunoi.data-dir=" + data));
    for (String name : List.of("url", "username", "password")) {
      String property = "spring.datasource." + name;
      command.add("--" + property + "=" + environment.getRequiredProperty(property));
    }
    command.addAll(options);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(folder.resolve("node-" + number + ".log").toFile()))
        .start();
  }
}
