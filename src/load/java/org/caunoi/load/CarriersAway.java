package org.caunoi.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.load.FaultProxy.Fault;

/**
 * The carriers are away, slow, or lie, in each way a connection can: results are packed, envelopes
 * sealed and bags handed over as before, and each parcel is ordered once when they are themselves
 * again (R18).
 */
final class CarriersAway {

  private static final Pattern PROPERTY = Pattern.compile("--caunoi\\.post\\.carriers\\.\\S+");
  private static final Pattern WAYBILLS = Pattern.compile("waybills=(\\d+) orders=(\\d+)");
  private static final int PARCELS = 4;

  static boolean run(Ground ground) throws Exception {
    List<String> wrong = new ArrayList<>();
    int port = free();
    try (FaultProxy proxy = new FaultProxy(port);
        House house = ground.house()) {
      Process twin = twin(house, ground, port);
      try {
        for (String property : properties(ground)) {
          house.option(property.replace("localhost:" + port, "127.0.0.1:" + proxy.port()));
        }
        house.start();
        Acting acting = Acting.at(house);
        Seat desk = Seat.of(house.base(), "traketqua");
        List<String> packed = new ArrayList<>();
        // The first ones are slow because they are the first; they would excuse slow ones later.
        pack(house, acting, desk, packed);
        double usual = pack(house, acting, desk, packed);
        awaitOrders(house, packed, Duration.ofSeconds(60));
        HandOvers handOvers = HandOvers.prepared(house, Fault.values().length + 2);
        handOvers.handOver();
        double usualHandOver = handOvers.handOver();
        if (ground.defect()) {
          waitForTheCarrier(house);
        }
        for (Fault fault : Fault.values()) {
          proxy.misbehave(fault);
          double slowest = pack(house, acting, desk, packed);
          Results.sample("slowest of " + PARCELS + " packed, carriers: " + fault, "ms", slowest);
          double handOver = handOvers.handOver();
          Results.sample("a hand-over, carriers: " + fault, "ms", handOver);
          System.out.printf(
              "carriers %s: slowest packed in %.0f ms, a bag handed over in %.0f ms%n",
              fault, slowest, handOver);
          if (handOver > 3 * usualHandOver + 1000) {
            wrong.add(
                "%s: a hand-over takes %.0f ms, %.0f before"
                    .formatted(fault, handOver, usualHandOver));
          }
          if (slowest > 3 * usual + 1000) {
            wrong.add("%s: packing takes %.0f ms, %.0f before".formatted(fault, slowest, usual));
          }
          Thread.sleep(ground.nightly() ? 60_000 : 4000);
        }
        proxy.misbehave(Fault.NONE);
        long waiting = awaitOrders(house, packed, Duration.ofSeconds(240));
        Results.count("parcels packed", packed.size());
        Results.count("parcels not ordered in the end", waiting);
        if (waiting > 0) {
          wrong.add(waiting + " parcels are not ordered though the carriers are back");
        }
        long twice =
            count(
                house,
                """
                SELECT count(*) FROM (SELECT carrier_number FROM post.shipment
                    WHERE carrier_number IS NOT NULL GROUP BY carrier, carrier_number HAVING count(*) > 1) t
                """);
        if (twice > 0) {
          wrong.add(twice + " numbers of carriers stand for more than one parcel");
        }
        long doubled = doubled(twin, ground);
        Results.count("waybills made out twice", doubled);
        if (doubled > 0) {
          wrong.add(doubled + " parcels were ordered more than once");
        }
      } finally {
        twin.destroy();
      }
      wrong.forEach(System.out::println);
      Results.fact("seed", ground.seed());
      return Results.verdict(
          wrong.isEmpty(),
          wrong.isEmpty() ? "packed as before, each ordered once" : wrong.size() + " complaints");
    }
  }

  /** Issues some results and packs them; milliseconds of the slowest packing. */
  private static double pack(House house, Acting acting, Seat desk, List<String> packed)
      throws Exception {
    double slowest = 0;
    try (Wire wire = new Wire(house.base(), 60_000)) {
      for (int i = 0; i < PARCELS; i++) {
        String code = acting.issueForThePost(wire, 5000 + packed.size());
        String id = shipment(house, code);
        String seal = "{\"seal\": \"THU-%d\"}".formatted(7000 + packed.size());
        long start = System.nanoTime();
        Acting.need(
            wire.send("POST", "/api/v1/shipments/" + id + "/dispatches", desk.headers(), seal));
        slowest = Math.max(slowest, (System.nanoTime() - start) / 1e6);
        packed.add(id);
      }
    }
    return slowest;
  }

  /** The shipment follows the result when its act has committed. */
  private static String shipment(House house, String code) throws Exception {
    for (int i = 0; i < 200; i++) {
      try (Connection connection = house.superuser();
          Statement statement = connection.createStatement();
          ResultSet rs =
              statement.executeQuery(
                  "SELECT id FROM post.shipment WHERE dossier_code = '" + code + "'")) {
        if (rs.next()) {
          return rs.getString(1);
        }
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("No shipment for " + code);
  }

  private static long awaitOrders(House house, List<String> packed, Duration most)
      throws Exception {
    String ids = String.join("','", packed);
    String sql =
        "SELECT count(*) FROM post.shipment WHERE booking <> 'TAKEN' AND id IN ('" + ids + "')";
    long end = System.nanoTime() + most.toNanos();
    long waiting = count(house, sql);
    while (waiting > 0 && System.nanoTime() < end) {
      Thread.sleep(1000);
      waiting = count(house, sql);
    }
    return waiting;
  }

  private static long count(House house, String sql) throws Exception {
    try (Connection connection = house.superuser();
        Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(sql)) {
      rs.next();
      return rs.getLong(1);
    }
  }

  private static Process twin(House house, Ground ground, int port) throws Exception {
    Path jar;
    try (var files = Files.list(ground.jars())) {
      jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
    Files.createDirectories(ground.data());
    Process twin =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-cp",
                jar + ":" + ground.jars().resolve("lib") + "/*",
                "org.caunoi.twin.CarrierTwin",
                "--port=" + port,
                "--house=" + house.base(),
                "--pace=3600",
                "--script=0:anew=100")
            .redirectErrorStream(true)
            .redirectOutput(ground.data().resolve("twin.log").toFile())
            .start();
    for (int i = 0; i < 200 && properties(ground).size() < 10; i++) {
      Thread.sleep(100);
    }
    return twin;
  }

  /** What the twin prints: the settings with which the house finds it. */
  private static List<String> properties(Ground ground) throws IOException {
    Matcher found = PROPERTY.matcher(Files.readString(ground.data().resolve("twin.log")));
    return found.results().map(one -> one.group()).toList();
  }

  /** Waybills of the twin beyond one for each order; it makes out one each time it is told. */
  private static long doubled(Process twin, Ground ground) throws Exception {
    twin.destroy();
    twin.waitFor();
    Matcher made = WAYBILLS.matcher(Files.readString(ground.data().resolve("twin.log")));
    if (!made.find()) {
      throw new IllegalStateException("The twin does not say how many waybills it made out");
    }
    return Long.parseLong(made.group(1)) - Long.parseLong(made.group(2));
  }

  private static int free() throws IOException {
    try (ServerSocket door = new ServerSocket(0)) {
      return door.getLocalPort();
    }
  }

  /** The planted defect: packing waits as long as a carrier would take. */
  private static void waitForTheCarrier(House house) throws Exception {
    house.superuser(
        """
        CREATE FUNCTION exchange.wait() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(5); RETURN NEW; END $$
        """,
        "CREATE TRIGGER wait BEFORE INSERT ON exchange.outbox FOR EACH ROW EXECUTE FUNCTION"
            + " exchange.wait()",
        "GRANT EXECUTE ON FUNCTION exchange.wait() TO caunoi");
  }

  private CarriersAway() {}
}
