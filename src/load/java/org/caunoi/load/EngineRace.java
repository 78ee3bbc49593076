package org.caunoi.load;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The life of a case, filed and four acts, here and in two workflow engines with full history: on
 * the same PostgreSQL, with as many clients, over HTTP, in alternating legs (F3). The engines do
 * nothing but keep the case; here each step also signs in, checks, seals, audits and tells.
 *
 * <p>Arguments: folder of the unpacked jar, folder for data, seconds per leg, rounds, seconds of
 * warm-up, class path of the engines.
 */
final class EngineRace {

  private static final int CLIENTS = 16;

  /** Does one whole case; false where a step was refused. */
  private interface Life {
    boolean live(Wire wire, int number) throws IOException;
  }

  private record Runner(String name, URI base, long pid, Life life) {}

  public static void main(String[] arguments) throws Exception {
    Duration leg = Duration.ofSeconds(Integer.parseInt(arguments[2]));
    Duration warmUp = Duration.ofSeconds(Integer.parseInt(arguments[4]));
    List<Process> engines = new ArrayList<>();
    boolean right = true;
    try (House house = new House(Path.of(arguments[0]), Path.of(arguments[1]))) {
      house.start();
      List<Runner> runners = new ArrayList<>(List.of(ours(house)));
      for (String engine : List.of("flowable", "operaton")) {
        house.superuser("CREATE DATABASE " + engine + " OWNER caunoi");
        int port = freePort();
        Process process = start(house, engine, port, arguments[5]);
        engines.add(process);
        runners.add(
            new Runner(
                engine,
                URI.create("http://127.0.0.1:" + port),
                process.pid(),
                EngineRace::engineLife));
      }
      for (Runner runner : runners) {
        leg(house, runner, warmUp);
      }
      for (int round = 1; round <= Integer.parseInt(arguments[3]); round++) {
        Map<String, double[]> costs = new LinkedHashMap<>();
        for (Runner runner : runners) {
          double[] cost = leg(house, runner, leg);
          right &= cost[0] > 0;
          costs.put(runner.name, cost);
          Results.sample("cases a second, " + runner.name, "1/s", cost[0]);
          Results.sample("CPU of the application, " + runner.name, "ms/case", cost[1]);
          Results.sample("CPU of PostgreSQL, " + runner.name, "ms/case", cost[2]);
        }
        double[] ours = costs.get("here");
        for (String engine : List.of("flowable", "operaton")) {
          double[] other = costs.get(engine);
          double cpu = (other[1] + other[2]) / (ours[1] + ours[2]);
          Results.sample("F3 CPU a case, " + engine + " to ours", "x", cpu);
          Results.sample("F3 rate, ours to " + engine, "x", ours[0] / other[0]);
          System.out.printf(
              "round %d: here %.1f cases/s, %.1f + %.1f CPU-ms a case (application + PostgreSQL);"
                  + " %s %.1f/s, %.1f + %.1f: CPU %.2fx, rate %.2fx%n",
              round,
              ours[0],
              ours[1],
              ours[2],
              engine,
              other[0],
              other[1],
              other[2],
              cpu,
              ours[0] / other[0]);
        }
      }
    } finally {
      engines.forEach(Process::destroy);
    }
    System.exit(
        Results.verdict(right, right ? "all cases went through" : "steps were refused") ? 0 : 1);
  }

  private static Runner ours(House house) throws Exception {
    Acting acting = Acting.at(house);
    return new Runner("here", house.base(), house.pid(), acting::live);
  }

  private static boolean engineLife(Wire wire, int number) throws IOException {
    Wire.Answer started =
        wire.send(
            "POST", "/cases", "Idempotency-Key: life-" + number + "\r\n", Filings.body(number));
    boolean right = started.status() == 201;
    for (int act = 0; act < 4 && right; act++) {
      right = wire.send("POST", "/cases/" + started.body(), "", "{}").status() == 201;
    }
    return right;
  }

  /**
   * Cases a second, CPU-ms of the application and of PostgreSQL per case; no cases where one
   * failed.
   */
  private static double[] leg(House house, Runner runner, Duration length) throws Exception {
    house.superuser("CHECKPOINT");
    long app = Cpu.millis(List.of(runner.pid));
    long postgres = Cpu.millis(house.postgres());
    AtomicInteger cases = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    long start = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try (Wire wire = new Wire(runner.base, 60_000)) {
                      for (int n = client;
                          System.nanoTime() - start < length.toNanos() && refused.get() == 0;
                          n += CLIENTS) {
                        (runner.life.live(wire, n) ? cases : refused).incrementAndGet();
                      }
                    } catch (IOException e) {
                      System.out.println(runner.name + ": " + e);
                      refused.incrementAndGet();
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double n = Math.max(1, cases.get());
    return new double[] {
      refused.get() > 0 ? 0 : n / seconds,
      (Cpu.millis(List.of(runner.pid)) - app) / n,
      (Cpu.millis(house.postgres()) - postgres) / n
    };
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
