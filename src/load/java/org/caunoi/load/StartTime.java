package org.caunoi.load;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From {@code java -jar} to the first answer and to the first filing (F10), with what Java keeps of
 * an earlier start: on a database that runs already, in turn with an application of the same
 * framework that does nothing, then with the embedded one; what memory it holds while a city files;
 * and where the time of a start goes.
 *
 * <p>Arguments: folder of the unpacked jar, folder for data, starts of each kind, options of the
 * JVM.
 */
final class StartTime {

  private static final double MOST_ALONE = 8;
  private static final double MOST_WITH_DATABASE = 20;
  private static final double MOST_TO_EMPTY = 2;
  private static final long MOST_MEGABYTES = 600;

  /** What a city of 8.5 million files in a second of its busiest hour. */
  private static final double CITY = 6;

  private static final Pattern DATABASE = Pattern.compile("jdbc:postgresql:\\S+");

  /** Something to ask until it is done. */
  private interface Asking {
    boolean done(Wire wire) throws IOException;
  }

  private final Path jar;
  private final Path data;
  private final List<String> options;
  private final int port;
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private final List<Double> answers = new ArrayList<>();
  private String token = "";

  private StartTime(Path app, Path data, List<String> options) throws IOException {
    try (var files = Files.list(app)) {
      jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
    this.data = data;
    this.options = options;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[1]).toAbsolutePath();
    Files.createDirectories(data);
    StartTime time =
        new StartTime(
            Path.of(arguments[0]),
            data,
            arguments.length > 3 ? List.of(arguments[3].split(" ")) : House.OPTIONS);
    System.exit(time.measure(Integer.parseInt(arguments[2])) ? 0 : 1);
  }

  private boolean measure(int starts) throws Exception {
    EmptyApplication empty = EmptyApplication.made(jar.resolveSibling("lib"), data, options);
    Process database = java(List.of("-jar", jar.toString(), "database"), "database.log");
    double alone;
    double bare;
    try {
      findDatabase(database);
      prepare();
      List<Double> ours = new ArrayList<>();
      List<Double> nothing = new ArrayList<>();
      for (int i = 1; i <= starts; i++) {
        nothing.add(empty.toItsFirstAnswer());
        Results.sample("an empty application to its first answer", "s", nothing.getLast());
        ours.add(toTheFirstFiling("application alone", answers, i == starts));
      }
      watch(empty);
      alone = median(ours);
      bare = median(nothing);
    } finally {
      stop(database);
    }
    environment.keySet().removeIf(name -> name.startsWith("SPRING_"));
    List<Double> whole = new ArrayList<>();
    for (int i = 1; i <= starts; i++) {
      whole.add(toTheFirstFiling("with its own PostgreSQL", new ArrayList<>(), false));
    }
    System.out.printf(
        "from java -jar to the first answer: min %.2f s; median %.2f s; max %.2f s over %d starts;"
            + " at most %.0f s%n",
        Collections.min(answers), median(answers), Collections.max(answers), starts, MOST_ALONE);
    above("the first answer of the application alone, in seconds", median(answers), MOST_ALONE);
    above("the first filing of the application alone, in seconds", alone, MOST_ALONE);
    above("with its own PostgreSQL", median(whole), MOST_WITH_DATABASE);
    above("beside an empty application, times its start", alone / bare, MOST_TO_EMPTY);
    String found =
        "first filing after %.1f s alone, %.1f s with PostgreSQL; an empty application answers after %.1f s (%.1fx)"
            .formatted(alone, median(whole), bare, alone / bare);
    return Results.verdict(
        wrong.isEmpty(),
        found + (wrong.isEmpty() ? "" : "; too much: " + String.join("; ", wrong)));
  }

  /** The first start fills the database and makes somebody who files; the second one is learnt. */
  private void prepare() throws Exception {
    Process first = start("application.log");
    awaitLine(first, data.resolve("application.log"), Pattern.compile("/sandbox"));
    token = Administrators.token(base());
    stop(first);
    Process second = start("application.log", "-XX:AOTCacheOutput=" + data.resolve("app.aot"));
    answer(second, System.nanoTime());
    file(second, System.nanoTime());
    stop(second);
  }

  private double toTheFirstFiling(String what, List<Double> firstAnswers, boolean city)
      throws Exception {
    long begin = System.nanoTime();
    Process process = start("application.log", "-XX:AOTCache=" + data.resolve("app.aot"));
    double answer = answer(process, begin);
    StartProfile.computed(what, process.pid());
    double seconds = file(process, begin);
    firstAnswers.add(answer);
    System.out.printf("%s: answers after %.2f s, files after %.2f s%n", what, answer, seconds);
    Results.sample("from java -jar to the first answer, " + what, "s", answer);
    Results.sample("from java -jar to the first filing, " + what, "s", seconds);
    if (city) {
      new Traffic(base(), token, "start", data.resolve("acknowledged.log"))
          .run(CITY, 4, Duration.ofSeconds(30));
      long held = Cpu.megabytes(process.pid());
      Results.count("megabytes held while a city files", held);
      above("megabytes held while a city files", held, MOST_MEGABYTES);
    }
    stop(process);
    return seconds;
  }

  /** One start more of each, which is not measured: where its time goes, and what it loads. */
  private void watch(EmptyApplication empty) throws Exception {
    Path sampler = data.resolve("sampler.jar");
    EmptyApplication.pack(
        Path.of("src/load/java/org/caunoi/load/StartSampler.java"), jar.toString(), sampler);
    List<String> command = new ArrayList<>(options);
    command.addAll(
        List.of(
            "-XX:AOTCache=" + data.resolve("app.aot"),
            "-Xlog:class+load:file=" + data.resolve("classes.log"),
            "-Dstart.samples=" + data.resolve("start.samples"),
            "-cp",
            jar + File.pathSeparator + sampler,
            StartSampler.class.getName(),
            "--server.port=" + port));
    long begin = System.nanoTime();
    Process process = java(command, "watched.log");
    double seconds = answer(process, begin);
    stop(process);
    empty.watched(data.resolve("empty-classes.log"));
    StartProfile.phases(data.resolve("start.samples"), seconds);
    StartProfile.classes(data.resolve("classes.log"), data.resolve("empty-classes.log"));
  }

  private double answer(Process process, long begin) throws Exception {
    return seconds(process, begin, wire -> wire.send("GET", "/", "", "").status() < 500);
  }

  private double file(Process process, long begin) throws Exception {
    String headers =
        "Authorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: %s\r\n"
            .formatted(token, UUID.randomUUID());
    return seconds(
        process,
        begin,
        wire -> wire.send("POST", "/api/v1/dossiers", headers, Filings.body(1)).status() == 201);
  }

  private double seconds(Process process, long begin, Asking asking) throws Exception {
    while (process.isAlive() && System.nanoTime() - begin < Duration.ofMinutes(5).toNanos()) {
      try (Wire wire = new Wire(base(), 60_000)) {
        if (asking.done(wire)) {
          return (System.nanoTime() - begin) / 1e9;
        }
      } catch (IOException notYet) {
        // Nobody listens yet.
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("Not answered; see " + data + "/application.log");
  }

  private void findDatabase(Process process) throws Exception {
    String url = awaitLine(process, data.resolve("database.log"), DATABASE);
    environment.put("SPRING_DATASOURCE_URL", url);
    environment.put("SPRING_DATASOURCE_USERNAME", "caunoi");
    environment.put(
        "SPRING_DATASOURCE_PASSWORD",
        Files.readString(data.resolve("house/postgres/application.password")).strip());
  }

  private static String awaitLine(Process process, Path log, Pattern wanted) throws Exception {
    for (int i = 0; i < 6000 && process.isAlive(); i++) {
      Matcher found = wanted.matcher(Files.readString(log));
      if (found.find()) {
        return found.group();
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("See " + log);
  }

  private Process start(String log, String... more) throws IOException {
    List<String> command = new ArrayList<>(options);
    command.addAll(List.of(more));
    command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
    return java(command, log);
  }

  private Process java(List<String> arguments, String log) throws IOException {
    List<String> command = new ArrayList<>(List.of(EmptyApplication.java()));
    command.addAll(arguments);
    command.add("--caunoi.data-dir=" + data.resolve("house"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve(log).toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private void above(String what, double found, double most) {
    if (found > most) {
      wrong.add("%s %.1f, not %.0f".formatted(what, found, most));
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
