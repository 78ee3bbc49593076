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
import java.util.concurrent.TimeUnit;

/**
 * The life of a case, filed and four acts, here and in two workflow engines with full history: on
 * the same PostgreSQL, with as many clients, over HTTP and then engine to engine, where both sides
 * are called in their own process, in alternating legs (F3). A leg does one step after the other
 * for all of its cases, so that each step has a price of its own. The engines do nothing but keep
 * the case; here each step also signs in, checks, seals, audits and tells, and the acceptance
 * leaves a signed paper. What a case takes of PostgreSQL alone, the paper left out, stands beside
 * it: no program above it could be better by more. Red unless the medians are {@link #GOAL} times
 * as good over HTTP, and {@link #GOAL_IN_PROCESS} times without.
 *
 * <p>Arguments: folder of the unpacked jar, folder for data, cases per leg, rounds, cases of
 * warm-up, class path of the engines, class path of our use cases for the second race.
 */
final class EngineRace {

  private static final int CLIENTS = 16;
  private static final List<String> ENGINES = List.of("flowable", "operaton");
  private static final int STEPS = 1 + Acting.ACTS.size();

  /** Where both sides speak HTTP. */
  private static final double GOAL = 4;

  /** Where nobody does. */
  private static final double GOAL_IN_PROCESS = 5;

  /** One step of one case: the first gives its id, the others want it; none where refused. */
  private interface Life {
    String step(Wire wire, int number, String id, int step) throws IOException;
  }

  /** Does a step of all cases of a leg; for how many it was done. */
  private interface Steps {
    int all(int step, int cases) throws Exception;
  }

  /**
   * @param pids of all processes that work for it
   */
  private record Runner(String name, List<Long> pids, Steps steps) {}

  public static void main(String[] arguments) throws Exception {
    Map<String, List<Double>> ratios = new TreeMap<>();
    Map<String, List<Double>> inProcess = new TreeMap<>();
    boolean right;
    try (House house = new House(Path.of(arguments[0]), Path.of(arguments[1]))) {
      house.start();
      right = overHttp(house, arguments, ratios) & withoutHttp(house, arguments, inProcess);
    }
    System.exit(judge(right, ratios, inProcess) ? 0 : 1);
  }

  private static boolean overHttp(House house, String[] arguments, Map<String, List<Double>> ratios)
      throws Exception {
    List<Process> engines = new ArrayList<>();
    try {
      List<Runner> runners = new ArrayList<>(List.of(ours(house)));
      for (String engine : ENGINES) {
        house.superuser("CREATE DATABASE " + engine + " OWNER caunoi");
        int port = freePort();
        Process process = start(house, engine, engine, port, arguments[5]);
        engines.add(process);
        Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(line -> {}));
        URI base = URI.create("http://127.0.0.1:" + port);
        runners.add(new Runner(engine, List.of(process.pid()), over(base, EngineRace::engineStep)));
      }
      return race(house, runners, arguments, "", ratios);
    } finally {
      end(engines);
    }
  }

  /** What our jobs do beside it counts, too, where the house itself does them. */
  private static boolean withoutHttp(
      House house, String[] arguments, Map<String, List<Double>> ratios) throws Exception {
    List<Process> processes = new ArrayList<>();
    try {
      Process here = startOurs(house, arguments[6]);
      processes.add(here);
      List<Runner> runners =
          new ArrayList<>(
              List.of(new Runner("here", List.of(here.pid(), house.pid()), told(here))));
      for (String engine : ENGINES) {
        house.superuser("CREATE DATABASE " + engine + "_alone OWNER caunoi");
        Process process = start(house, engine, engine + "_alone", 0, arguments[5]);
        processes.add(process);
        runners.add(new Runner(engine, List.of(process.pid()), told(process)));
      }
      return race(house, runners, arguments, ", engine to engine", ratios);
    } finally {
      end(processes);
    }
  }

  private static boolean race(
      House house,
      List<Runner> runners,
      String[] arguments,
      String where,
      Map<String, List<Double>> ratios)
      throws Exception {
    int cases = Integer.parseInt(arguments[2]);
    boolean right = true;
    List<Map<String, CaseLeg>> rounds = new ArrayList<>();
    for (Runner runner : runners) {
      leg(house, runner, Integer.parseInt(arguments[4]));
    }
    for (int round = 1; round <= Integer.parseInt(arguments[3]); round++) {
      Map<String, CaseLeg> legs = new LinkedHashMap<>();
      for (Runner runner : runners) {
        CaseLeg leg = leg(house, runner, cases);
        right &= leg.cases() == cases;
        legs.put(runner.name, leg);
        sample(runner.name + where, leg);
      }
      compare(round, where, legs, ratios);
      rounds.add(legs);
    }
    CaseLeg.tellWhy(where, rounds);
    return right;
  }

  private static boolean judge(
      boolean right, Map<String, List<Double>> ratios, Map<String, List<Double>> inProcess) {
    List<String> wrong = new ArrayList<>(right ? List.of() : List.of("steps were refused"));
    below(ratios, GOAL, wrong);
    below(inProcess, GOAL_IN_PROCESS, wrong);
    return Results.verdict(
        wrong.isEmpty(),
        wrong.isEmpty() ? "all cases went through, F3 is met" : String.join("; ", wrong));
  }

  private static void below(Map<String, List<Double>> ratios, double goal, List<String> wrong) {
    ratios.forEach(
        (name, values) -> {
          double median = values.stream().sorted().toList().get(values.size() / 2);
          if (median < goal) {
            wrong.add("%s is %.2fx, not %.0fx".formatted(name, median, goal));
          }
        });
  }

  private static void sample(String name, CaseLeg leg) {
    Results.sample("cases a second, " + name, "1/s", leg.perSecond());
    Results.sample("CPU of the application, " + name, "ms/case", Arrays.stream(leg.app()).sum());
    Results.sample("CPU of PostgreSQL, " + name, "ms/case", Arrays.stream(leg.postgres()).sum());
    if (name.equals("here")) {
      for (int step = 0; step < STEPS; step++) {
        String called = step == 0 ? "filing" : Acting.ACTS.get(step - 1);
        Results.sample("CPU of the application, here, " + called, "ms", leg.app()[step]);
        Results.sample("CPU of PostgreSQL, here, " + called, "ms", leg.postgres()[step]);
      }
    }
  }

  private static void compare(
      int round, String where, Map<String, CaseLeg> legs, Map<String, List<Double>> ratios) {
    CaseLeg ours = legs.get("here");
    for (String engine : ENGINES) {
      CaseLeg other = legs.get(engine);
      double cpu = other.cpu() / ours.cpu();
      double bare = other.cpu() / ours.cpuWithoutPaper();
      double stored = other.cpu() / ours.postgresWithoutPaper();
      double rate = ours.perSecond() / other.perSecond();
      keep(ratios, "F3 CPU a case, " + engine + " to ours" + where, cpu);
      Results.sample(
          "F3 CPU a case, " + engine + " to ours without the signed paper" + where, "x", bare);
      Results.sample(
          "CPU a case, " + engine + " to our PostgreSQL alone without the signed paper" + where,
          "x",
          stored);
      keep(ratios, "F3 rate, ours to " + engine + where, rate);
      System.out.printf(
          "round %d%s: here %.1f cases/s, %.1f CPU-ms a case (%.1f without the signed paper); %s"
              + " %.1f/s, %.1f: CPU %.2fx (%.2fx without the paper, %.2fx if our program then took"
              + " nothing), rate %.2fx%n",
          round,
          where,
          ours.perSecond(),
          ours.cpu(),
          ours.cpuWithoutPaper(),
          engine,
          other.perSecond(),
          other.cpu(),
          cpu,
          bare,
          stored,
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
        List.of(house.pid()),
        over(
            house.base(),
            (wire, number, id, step) ->
                step == 0
                    ? acting.filed(wire, number)
                    : acting.acted(wire, id, step - 1) ? id : null));
  }

  /** The process is told the step and says when it is done. */
  private static Steps told(Process process) {
    return (step, cases) -> {
      process.outputWriter().write(step + " " + cases + "\n");
      process.outputWriter().flush();
      String line = process.inputReader().readLine();
      while (line != null && !line.startsWith("done ")) {
        line = process.inputReader().readLine();
      }
      return line == null ? 0 : Integer.parseInt(line.substring("done ".length()));
    };
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
  private static CaseLeg leg(House house, Runner runner, int cases) throws Exception {
    house.superuser("CHECKPOINT");
    double[] app = new double[STEPS];
    double[] postgres = new double[STEPS];
    int done = cases;
    long start = System.nanoTime();
    for (int step = 0; step < STEPS; step++) {
      long appBefore = Cpu.millis(runner.pids);
      long postgresBefore = Cpu.millis(house.postgres());
      done = Math.min(done, runner.steps.all(step, cases));
      app[step] = (Cpu.millis(runner.pids) - appBefore) / (double) cases;
      postgres[step] = (Cpu.millis(house.postgres()) - postgresBefore) / (double) cases;
    }
    return new CaseLeg(done, (System.nanoTime() - start) / 1e9, app, postgres);
  }

  /** By as many clients as there are, each with a connection of its own. */
  private static Steps over(URI base, Life life) {
    String[][] ids = new String[1][];
    return (step, cases) -> {
      ids[0] = step == 0 ? new String[cases] : ids[0];
      all(base, life, ids[0], step);
      return (int) Arrays.stream(ids[0]).filter(Objects::nonNull).count();
    };
  }

  private static void all(URI base, Life life, String[] ids, int step) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try (Wire wire = new Wire(base, 60_000)) {
                      for (int n = client; n < ids.length; n += CLIENTS) {
                        if (step == 0 || ids[n] != null) {
                          ids[n] = life.step(wire, n, ids[n], step);
                        }
                      }
                    } catch (IOException e) {
                      throw new UncheckedIOException(base.toString(), e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static Process start(
      House house, String engine, String database, int port, String classPath) throws Exception {
    return ready(
        house,
        database,
        classPath + File.pathSeparator,
        "EngineLife",
        engine,
        url(house, database),
        "caunoi",
        house.password("application.password"),
        String.valueOf(port),
        String.valueOf(CLIENTS));
  }

  /** Our use cases in a process of their own, on the database and with the keys of the house. */
  private static Process startOurs(House house, String classPath) throws Exception {
    return ready(
        house,
        "here",
        classPath,
        "org.caunoi.dossier.LifeInProcess",
        url(house, "caunoi"),
        "caunoi",
        house.password("application.password"),
        house.data().toString(),
        String.valueOf(CLIENTS));
  }

  private static String url(House house, String database) throws IOException {
    return "jdbc:postgresql://127.0.0.1:" + house.postgresPort() + "/" + database;
  }

  private static Process ready(House house, String name, String classPath, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    command.addAll(House.OPTIONS);
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectError(house.data().resolve(name + ".log").toFile())
            .start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
      if (line == null) {
        throw new IllegalStateException(name + " did not start; see " + name + ".log");
      }
    }
    return process;
  }

  /** The next race wants the connections they hold. */
  private static void end(List<Process> processes) throws InterruptedException {
    for (Process process : processes) {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private EngineRace() {}
}
