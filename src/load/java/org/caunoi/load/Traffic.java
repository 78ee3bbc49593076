package org.caunoi.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Filings at a set rate that waits for nobody (open loop): each has its time, and its latency
 * counts from there, so that a house that stalls cannot hide it by making its callers wait. At rate
 * 0 each client asks as soon as it has its answer (closed loop). Keeps its own log of what was
 * acknowledged.
 */
final class Traffic {

  private static final int PATIENCE = 30_000;

  private final URI base;
  private final String token;
  private final String prefix;
  private final Path log;
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger numbers =
      new AtomicInteger((int) (System.nanoTime() >>> 10 & 0xFFFF));
  private IntFunction<String> bodies = Filings::body;

  /**
   * @param prefix of the idempotency keys; no two streams may share one
   */
  Traffic(URI base, String token, String prefix, Path log) {
    this.base = base;
    this.token = token;
    this.prefix = prefix;
    this.log = log;
  }

  /** Key to dossier code of everything that was answered 201, of all runs of this stream. */
  Map<String, String> acknowledged() {
    return acknowledged;
  }

  /** Files something else. */
  Traffic with(IntFunction<String> other) {
    bodies = other;
    return this;
  }

  /** What came of one run. Latencies in milliseconds, of the answers 201, sorted. */
  record Outcome(
      Duration length,
      int asked,
      Map<Integer, Integer> statuses,
      int withoutRetryAfter,
      double[] latencies) {

    int filed() {
      return latencies.length;
    }

    double perSecond() {
      return filed() * 1000.0 / length.toMillis();
    }

    /** A latency that this share of the answers did not exceed. */
    double percentile(double share) {
      return latencies.length == 0
          ? Double.NaN
          : latencies[Math.min(latencies.length - 1, (int) (share * latencies.length))];
    }

    /** How many were answered otherwise than 201; those without any answer have status 0. */
    int notFiled() {
      return statuses.entrySet().stream()
          .filter(e -> e.getKey() != 201)
          .mapToInt(Map.Entry::getValue)
          .sum();
    }
  }

  /** Runs to the end of the time and waits for the answers that are still out. */
  Outcome run(double perSecond, int clients, Duration length)
      throws InterruptedException, IOException {
    AtomicInteger next = new AtomicInteger();
    int first = numbers.get();
    long start = System.nanoTime();
    List<Worker> workers = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Worker worker = new Worker(next, first, perSecond, start, length.toNanos());
      workers.add(worker);
      threads.add(
          perSecond == 0
              ? Thread.ofPlatform().daemon().start(worker)
              : Thread.ofVirtual().start(worker));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    numbers.addAndGet(next.get());
    Duration took =
        Duration.ofNanos(
            Math.max(length.toNanos(), perSecond == 0 ? System.nanoTime() - start : 0));
    Map<Integer, Integer> statuses = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    int bare = 0;
    int count = 0;
    for (Worker worker : workers) {
      worker.statuses.forEach((status, n) -> statuses.merge(status, n, Integer::sum));
      worker.keys.forEach((key, code) -> lines.add(key + " " + code));
      acknowledged.putAll(worker.keys);
      bare += worker.withoutRetryAfter;
      count += worker.latencies.size();
    }
    double[] latencies =
        workers.stream()
            .flatMap(worker -> worker.latencies.stream())
            .mapToDouble(one -> one)
            .sorted()
            .toArray();
    try (BufferedWriter out =
        Files.newBufferedWriter(
            log,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND)) {
      for (String line : lines) {
        out.write(line + "\n");
      }
    }
    int asked = statuses.values().stream().mapToInt(n -> n).sum();
    return new Outcome(took, asked, statuses, bare, Arrays.copyOf(latencies, count));
  }

  private final class Worker implements Runnable {

    private final AtomicInteger next;
    private final int first;
    private final double perSecond;
    private final long start;
    private final long length;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, String> keys = new TreeMap<>();
    private final List<Double> latencies = new ArrayList<>();
    private int withoutRetryAfter;

    Worker(AtomicInteger next, int first, double perSecond, long start, long length) {
      this.next = next;
      this.first = first;
      this.perSecond = perSecond;
      this.start = start;
      this.length = length;
    }

    @Override
    public void run() {
      try (Wire wire = new Wire(base, PATIENCE)) {
        while (true) {
          int number = next.getAndIncrement();
          long due = perSecond == 0 ? System.nanoTime() - start : (long) (number / perSecond * 1e9);
          if (due >= length) {
            return;
          }
          long wait = start + due - System.nanoTime();
          if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
          }
          file(wire, first + number, start + due);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void file(Wire wire, int number, long due) {
      String key = prefix + "-" + start + "-" + number;
      String headers =
          "Authorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: %s\r\n"
              .formatted(token, key);
      int status = 0;
      try {
        Wire.Answer answer = wire.send("POST", "/api/v1/dossiers", headers, bodies.apply(number));
        status = answer.status();
        if (status == 201) {
          latencies.add((System.nanoTime() - due) / 1e6);
          keys.put(key, Filings.code(answer.body()));
        } else if (answer.retryAfter().isEmpty()) {
          withoutRetryAfter++;
        }
      } catch (IOException lost) {
        withoutRetryAfter++;
      }
      statuses.merge(status, 1, Integer::sum);
    }
  }
}
