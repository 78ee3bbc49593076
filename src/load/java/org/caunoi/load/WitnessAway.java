package org.caunoi.load;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The outside witness of the seals does not answer while the clock goes on (libfaketime): filing
 * continues, people are told after a quarter of an hour, nothing is taken in after four hours, and
 * all goes on soon after the witness is back, which then knows each seal (R13).
 */
final class WitnessAway {

  private static final Duration GRACE = Duration.ofSeconds(135);

  static boolean run(Ground ground) throws Exception {
    List<String> wrong = new ArrayList<>();
    List<String> heard = new CopyOnWriteArrayList<>();
    Map<String, String> acknowledged = new LinkedHashMap<>();
    Path control = JumpingClock.control();
    HttpServer witness = witness(0, heard);
    int port = witness.getAddress().getPort();
    try (House house = ground.house()) {
      house.start();
      JumpingClock.fake(house, control)
          .option("--caunoi.history.witness=http://127.0.0.1:" + port + "/seals");
      if (ground.defect()) {
        house.option("--caunoi.history.stop-after=1000d");
      }
      house.restart();
      String token = Administrators.token(house.base());
      await(() -> !heard.isEmpty());
      file(house, token, "while the witness listens", 201, acknowledged, wrong);
      witness.stop(0);
      Thread.sleep(65_000);
      file(house, token, "while it is away for a minute", 201, acknowledged, wrong);
      later(control, Duration.ofMinutes(16));
      file(house, token, "after a quarter of an hour", 201, acknowledged, wrong);
      boolean told = log(house).contains("The history stands without seal or witness");
      Results.fact("alarm after a quarter of an hour", told);
      if (!told) {
        wrong.add("nobody is told after a quarter of an hour");
      }
      later(control, Duration.ofMinutes(245));
      file(house, token, "after four hours", 503, acknowledged, wrong);
      try (Wire wire = new Wire(house.base(), 30_000)) {
        int read = wire.send("GET", "/api/v1/points", "", "").status();
        Results.fact("reading after four hours is answered", read);
        if (read != 200) {
          wrong.add("reading after four hours is answered " + read);
        }
      }
      witness = witness(port, heard);
      long from = System.nanoTime();
      await(() -> post(house, token, "again-" + System.nanoTime()).status() == 201);
      double back = (System.nanoTime() - from) / 1e9;
      Results.sample("filing again after the witness is back", "s", back);
      if (back > 90) {
        wrong.add("filing only %.0f s after the witness was back".formatted(back));
      }
      long unknown = unknown(house, heard);
      Results.count("seals the witness heard of", heard.size());
      Results.count("seals it does not know, or knows otherwise", unknown);
      if (unknown > 0) {
        wrong.add(unknown + " seals the witness does not know");
      }
      wrong.forEach(System.out::println);
      Results.fact("seed", ground.seed());
      Results.count("acknowledged", acknowledged.size());
      return Results.verdict(
          wrong.isEmpty(),
          wrong.isEmpty()
              ? "told in time, stopped in time, all known"
              : wrong.size() + " complaints");
    } finally {
      witness.stop(0);
      Files.delete(control);
    }
  }

  private static HttpServer witness(int port, List<String> heard) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/seals",
        exchange -> {
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .forEach(heard::add);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  /** The clock jumps; what follows a jump closely is forgiven, so that passes first. */
  private static void later(Path control, Duration ahead) throws Exception {
    Files.writeString(control, "%+d%n".formatted(ahead.toSeconds()));
    Thread.sleep(GRACE);
  }

  private static void file(
      House house,
      String token,
      String when,
      int expected,
      Map<String, String> acknowledged,
      List<String> wrong)
      throws Exception {
    int right = 0;
    for (int i = 0; i < 10; i++) {
      String key = "witness-" + when.replace(' ', '-') + "-" + i;
      Wire.Answer answer = post(house, token, key);
      if (answer.status() == 201) {
        acknowledged.put(key, Filings.code(answer.body()));
      }
      boolean asExpected = answer.status() == expected;
      if (expected == 503) {
        asExpected &= answer.body().contains("history-unsealed") && !answer.retryAfter().isEmpty();
      }
      right += asExpected ? 1 : 0;
    }
    System.out.printf("%s: %d of 10 answered %d%n", when, right, expected);
    Results.count("answered " + expected + " of 10, " + when, right);
    if (right < 10) {
      wrong.add("only %d answered %d %s".formatted(right, expected, when));
    }
  }

  private static Wire.Answer post(House house, String token, String key) throws Exception {
    String headers =
        "Authorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: %s\r\n"
            .formatted(token, key);
    try (Wire wire = new Wire(house.base(), 30_000)) {
      return wire.send("POST", "/api/v1/dossiers", headers, Filings.body(key.hashCode() & 0xFFFF));
    }
  }

  private static String log(House house) throws Exception {
    return Files.readString(house.data().resolve("application.log"));
  }

  private static long unknown(House house, List<String> heard) throws Exception {
    long unknown = 0;
    try (Connection connection = house.superuser();
        Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                """
                SELECT c.number, encode(c.root, 'hex') AS root FROM audit.checkpoint c
                WHERE c.number <= (SELECT number FROM platform.watermark WHERE name = 'witness') ORDER BY c.number
                """)) {
      for (int i = 0; rs.next(); i++) {
        String expected = "checkpoint " + rs.getLong("number") + " ";
        unknown +=
            i < heard.size()
                    && heard.get(i).startsWith(expected)
                    && heard.get(i).contains(rs.getString("root"))
                ? 0
                : 1;
      }
    }
    return unknown;
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Not within three minutes");
      }
      Thread.sleep(500);
    }
  }

  private WitnessAway() {}
}
