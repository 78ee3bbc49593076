package org.caunoi.load;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The life of a case, filed and four acts, here and in two workflow engines with full history: on
 * the same PostgreSQL, with as many clients, over HTTP, in alternating legs (F3). A leg does one
 * step after the other for all of its cases, so that each step has a price of its own. The engines
 * do nothing but keep the case; here each step also signs in, checks, seals, audits and tells, and
 * the acceptance leaves a signed paper. Red unless the medians are {@link #GOAL} times as good.
 *
 * <p>Arguments: folder of the unpacked jar, folder for data, cases per leg, rounds, cases of
 * warm-up, class path of the engines.
 */
final class EngineRace {

  private static final int CLIENTS = 16;
  private static final List<String> ENGINES = List.of("flowable", "operaton");
  private static final int STEPS = 1 + Acting.ACTS.size();
  private static final int PAPER = 1;

  /** Where both sides speak HTTP. */
  private static final double GOAL = 4;

  /** One step of one case: the first gives its id, the others want it; none where refused. */
  private interface Life {
    String step(Wire wire, int number, String id, int step) throws IOException;
  }

  private record Runner(String name, URI base, long pid, Life life) {}

  /** What a leg cost: seconds in all, and CPU-ms of a step for application and PostgreSQL. */
  private record Leg(int cases, double seconds, double[] app, double[] postgres) {

    double perSecond() {
      return cases / seconds;
    }

    double cpu() {
      return Arrays.stream(app).sum() + Arrays.stream(postgres).sum();
    }

    double cpu(int step) {
      return app[step] + postgres[step];
    }

    /** As if the act with the paper cost what the acts after it cost. */
    double cpuWithoutPaper() {
      double others = 0;
      for (int step = PAPER + 1; step < STEPS; step++) {
        others += cpu(step);
      }
      return cpu() - cpu(PAPER) + others / (STEPS - PAPER - 1);
    }
  }

  public static void main(String[] arguments) throws Exception {
    int cases = Integer.parseInt(arguments[2]);
    List<Process> engines = new ArrayList<>();
    boolean right = true;
    Map<String, List<Double>> ratios = new TreeMap<>();
    try (House house = new House(Path.of(arguments[0]), Path.of(arguments[1]))) {
      house.start();
      List<Runner> runners = new ArrayList<>(List.of(ours(house)));
      for (String engine : ENGINES) {
        house.superuser("CREATE DATABASE " + engine + " OWNER caunoi");
        int port = freePort();
        Process process = start(house, engine, port, arguments[5]);
        engines.add(process);
        runners.add(
            new Runner(
                engine,
                URI.create("http://127.0.0.1:" + port),
                process.pid(),
                EngineRace::engineStep));
      }
      for (Runner runner : runners) {
        leg(house, runner, Integer.parseInt(arguments[4]));
      }
      for (int round = 1; round <= Integer.parseInt(arguments[3]); round++) {
        Map<String, Leg> legs = new LinkedHashMap<>();
        for (Runner runner : runners) {
          Leg leg = leg(house, runner, cases);
          right &= leg.cases == cases;
          legs.put(runner.name, leg);
          sample(runner.name, leg);
        }
        compare(round, legs, ratios);
      }
    } finally {
      engines.forEach(Process::destroy);
    }
    System.exit(judge(right, ratios) ? 0 : 1);
  }

  private static boolean judge(boolean right, Map<String, List<Double>> ratios) {
    List<String> wrong = new ArrayList<>(right ? List.of() : List.of("steps were refused"));
    ratios.forEach(
        (name, values) -> {
          double median = values.stream().sorted().toList().get(values.size() / 2);
          if (median < GOAL) {
            wrong.add("%s is %.2fx, not %.0fx".formatted(name, median, GOAL));
          }
        });
    return Results.verdict(
        wrong.isEmpty(),
        wrong.isEmpty() ? "all cases went through, F3 is met" : String.join("; ", wrong));
  }

  private static void sample(String name, Leg leg) {
    Results.sample("cases a second, " + name, "1/s", leg.perSecond());
    Results.sample("CPU of the application, " + name, "ms/case", Arrays.stream(leg.app).sum());
    Results.sample("CPU of PostgreSQL, " + name, "ms/case", Arrays.stream(leg.postgres).sum());
    if (name.equals("here")) {
      for (int step = 0; step < STEPS; step++) {
        String called = step == 0 ? "filing" : Acting.ACTS.get(step - 1);
        Results.sample("CPU of application and PostgreSQL, here, " + called, "ms", leg.cpu(step));
      }
    }
  }

  private static void compare(int round, Map<String, Leg> legs, Map<String, List<Double>> ratios) {
    Leg ours = legs.get("here");
    for (String engine : ENGINES) {
      Leg other = legs.get(engine);
      double cpu = other.cpu() / ours.cpu();
      double bare = other.cpu() / ours.cpuWithoutPaper();
      double rate = ours.perSecond() / other.perSecond();
      keep(ratios, "F3 CPU a case, " + engine + " to ours", cpu);
      Results.sample("F3 CPU a case, " + engine + " to ours without the signed paper", "x", bare);
      keep(ratios, "F3 rate, ours to " + engine, rate);
      System.out.printf(
          "round %d: here %.1f cases/s, %.1f CPU-ms a case (%.1f without the signed paper); %s"
              + " %.1f/s, %.1f: CPU %.2fx (%.2fx without the paper), rate %.2fx%n",
          round,
          ours.perSecond(),
          ours.cpu(),
          ours.cpuWithoutPaper(),
          engine,
          other.perSecond(),
          other.cpu(),
          cpu,
          bare,
          rate);
    }
  }

  private static void keep(Map<String, List<Double>> ratios, String name, double ratio) {
    Results.sample(name, "x", ratio);
    ratios.computeIfAbsent(name, any -> new ArrayList<>()).add(ratio);
  }

  private static Runner ours(House house) throws Exception {
    Acting acting = Acting.at(house);
    return new Runner(
        "here",
        house.base(),
        house.pid(),
        (wire, number, id, step) ->
            step == 0 ? acting.filed(wire, number) : acting.acted(wire, id, step - 1) ? id : null);
  }

  private static String engineStep(Wire wire, int number, String id, int step) throws IOException {
    Wire.Answer answer =
        step == 0
            ? wire.send(
                "POST", "/cases", "Idempotency-Key: life-" + number + "\r\n", Filings.body(number))
            : wire.send("POST", "/cases/" + id, "", "{}");
    if (answer.status() != 201) {
      return null;
    }
    return step == 0 ? answer.body() : id;
  }

  /** Fewer cases than asked for where a step was refused. */
  private static Leg leg(House house, Runner runner, int cases) throws Exception {
    house.superuser("CHECKPOINT");
    String[] ids = new String[cases];
    double[] app = new double[STEPS];
    double[] postgres = new double[STEPS];
    long start = System.nanoTime();
    for (int step = 0; step < STEPS; step++) {
      long appBefore = Cpu.millis(List.of(runner.pid));
      long postgresBefore = Cpu.millis(house.postgres());
      all(runner, ids, step);
      app[step] = (Cpu.millis(List.of(runner.pid)) - appBefore) / (double) cases;
      postgres[step] = (Cpu.millis(house.postgres()) - postgresBefore) / (double) cases;
    }
    int whole = (int) Arrays.stream(ids).filter(Objects::nonNull).count();
    return new Leg(whole, (System.nanoTime() - start) / 1e9, app, postgres);
  }

  private static void all(Runner runner, String[] ids, int step) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try (Wire wire = new Wire(runner.base, 60_000)) {
                      for (int n = client; n < ids.length; n += CLIENTS) {
                        if (step == 0 || ids[n] != null) {
                          ids[n] = runner.life.step(wire, n, ids[n], step);
                        }
                      }
                    } catch (IOException e) {
                      throw new UncheckedIOException(runner.name, e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static Process start(House house, String engine, int port, String classPath)
      throws Exception {
    String url = "jdbc:postgresql://127.0.0.1:" + house.postgresPort() + "/" + engine;
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-cp",
                classPath + File.pathSeparator,
                "EngineLife",
                engine,
                url,
                "caunoi",
                house.password("application.password"),
                String.valueOf(port))
            .redirectError(house.data().resolve(engine + ".log").toFile())
            .start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
      if (line == null) {
        throw new IllegalStateException(engine + " did not start; see " + engine + ".log");
      }
    }
    Thread.ofVirtual().start(() -> out.lines().forEach(line -> {}));
    return process;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private EngineRace() {}
}
