package org.caunoi.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.load.FaultProxy.Fault;

/**
 * Mail server, virus scanner, object store, time-stamp authority and the history's witness are
 * away, slow, or lie, one after the other, in each way a connection can: filing and the hand-over
 * of bags go on as fast as before, papers are taken or refused with a clear answer, and each letter
 * goes out exactly once (R18). The time-stamp authority lies even when its connection is good.
 */
final class LyingNeighbours {

  private static final String SCANNER = "virus scanner";
  private static final String STORE = "object store";

  private final Ground ground;
  private final House house;
  private final Map<String, FaultProxy> neighbours = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();

  private LyingNeighbours(Ground ground, House house) {
    this.ground = ground;
    this.house = house;
  }

  static boolean run(Ground ground) throws Exception {
    try (MailSink mail = new MailSink();
        Sinks sinks = new Sinks();
        House house = ground.house()) {
      return new LyingNeighbours(ground, house).drill(mail, sinks);
    }
  }

  private boolean drill(MailSink mail, Sinks sinks) throws Exception {
    house.start();
    int mailPort = proxy("mail server", mail.port());
    int scanner = proxy(SCANNER, sinks.scannerPort());
    String store = "http://127.0.0.1:" + proxy(STORE, sinks.webPort());
    String stamps = "http://127.0.0.1:" + proxy("time-stamp authority", sinks.webPort());
    String witness = "http://127.0.0.1:" + proxy("witness", sinks.webPort());
    house
        .option("--spring.mail.host=127.0.0.1")
        .option("--spring.mail.port=" + mailPort)
        .option("--caunoi.notification.email-from=thu@vi-du.invalid")
        .option("--caunoi.notification.longest-delay=10s")
        .option("--caunoi.notification.tries=1000")
        .option("--caunoi.documents.clamd=127.0.0.1:" + scanner)
        .option("--caunoi.documents.clamd-timeout=3s")
        .option("--caunoi.documents.s3.bucket=thu")
        .option("--caunoi.documents.s3.endpoint=" + store)
        .option("--caunoi.documents.s3.access-key=thu")
        .option("--caunoi.documents.s3.secret-key=thu")
        .option("--caunoi.documents.s3.timeout=3s")
        .option("--caunoi.signing.timestamps=" + stamps + "/stamps")
        .option("--caunoi.history.witness=" + witness + "/seals")
        .restart();
    HandOvers handOvers = HandOvers.prepared(house, 3 + neighbours.size() * Fault.values().length);
    String papers = Administrators.token(house.base());
    String code = dossier(papers);
    Traffic traffic =
        new Traffic(house.base(), Administrators.token(house.base()), "mail", ground.log())
            .with(LyingNeighbours::withMail);
    traffic.run(0, 4, Duration.ofSeconds(15));
    handOvers.handOver();
    handOvers.handOver();
    double usualHandOver = handOvers.handOver();
    Duration length = Duration.ofSeconds(ground.nightly() ? 60 : 5);
    double usual = traffic.run(15, 64, length).percentile(0.99);
    if (ground.defect()) {
      waitForTheNeighbour();
    }
    for (Map.Entry<String, FaultProxy> neighbour : neighbours.entrySet()) {
      for (Fault fault : Fault.values()) {
        neighbour.getValue().misbehave(fault);
        Thread paper =
            Thread.ofVirtual().start(() -> paper(papers, code, neighbour.getKey(), fault));
        Traffic.Outcome outcome = traffic.run(15, 64, length);
        double handOver = handOvers.handOver();
        paper.join();
        judge(neighbour.getKey() + ": " + fault, outcome, usual, handOver, usualHandOver);
      }
      neighbour.getValue().misbehave(Fault.NONE);
    }
    if (!ground.defect() && usual > 1500) {
      wrong.add("too slow even without a fault");
    }
    traffic.run(15, 64, Duration.ofSeconds(4));
    Results.count("letters not sent in the end", awaitLetters());
    letters(traffic, mail);
    Results.count("files shown to the scanner", sinks.scanned());
    Results.count("files in the object store", sinks.stored());
    Results.count("lines the witness heard", sinks.witnessed());
    if (sinks.scanned() == 0 || sinks.stored() == 0 || sinks.witnessed() == 0) {
      wrong.add("a neighbour was never asked");
    }
    return ground.verdict(house, wrong);
  }

  private int proxy(String name, int port) throws IOException {
    FaultProxy proxy = new FaultProxy(port);
    neighbours.put(name, proxy);
    return proxy.port();
  }

  private void judge(
      String round, Traffic.Outcome outcome, double usual, double handOver, double usualHandOver) {
    Results.sample("99 % filed within, " + round, "ms", outcome.percentile(0.99));
    Results.sample("a hand-over, " + round, "ms", handOver);
    System.out.printf(
        "%s: %s, 99 %% filed within %.0f ms, a bag handed over in %.0f ms%n",
        round, outcome.statuses(), outcome.percentile(0.99), handOver);
    if (outcome.notFiled() > 0 || outcome.percentile(0.99) > 3 * usual + 500) {
      wrong.add(
          "%s: %s, 99 %% within %.0f ms"
              .formatted(round, outcome.statuses(), outcome.percentile(0.99)));
    }
    if (handOver > 3 * usualHandOver + 1000) {
      wrong.add(
          "%s: a hand-over takes %.0f ms, %.0f before".formatted(round, handOver, usualHandOver));
    }
  }

  /** A paper is taken, or refused with a clear answer where its neighbour is not itself. */
  private void paper(String token, String code, String neighbour, Fault fault) {
    int status;
    String headers =
        "Authorization: Bearer %s\r\nContent-Type: application/pdf\r\nIdempotency-Key: paper-%d\r\n"
            .formatted(token, System.nanoTime());
    try (Wire wire = new Wire(house.base(), 60_000)) {
      String path = "/api/v1/dossiers/" + code + "/documents/mandate";
      status = wire.send("PUT", path, headers, FullDisk.pdf(fault.ordinal())).status();
    } catch (IOException e) {
      status = 0;
    }
    boolean concerned = neighbour.equals(SCANNER) || neighbour.equals(STORE);
    Results.fact("a paper, %s: %s, is answered".formatted(neighbour, fault), status);
    if (status / 100 != 2 && !(concerned && fault != Fault.NONE && status == 503)) {
      synchronized (wrong) {
        wrong.add("%s: %s: a paper is answered %d".formatted(neighbour, fault, status));
      }
    }
  }

  private String dossier(String token) throws IOException {
    String headers =
        "Authorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: paper\r\n"
            .formatted(token);
    try (Wire wire = new Wire(house.base(), 60_000)) {
      String body = Filings.withPaper(1);
      return Filings.code(Acting.need(wire.send("POST", "/api/v1/dossiers", headers, body)));
    }
  }

  /** Letters still waiting when the neighbours have been themselves for a while. */
  private long awaitLetters() throws Exception {
    long waiting = -1;
    for (int i = 0; i < 300 && waiting != 0; i++) {
      Thread.sleep(1000);
      try (Connection connection = house.superuser();
          Statement statement = connection.createStatement();
          ResultSet rs =
              statement.executeQuery(
                  """
                  SELECT count(*) FROM notification.message WHERE channel = 'EMAIL' AND kind = 'FILED' AND state <> 'SENT'
                  """)) {
        rs.next();
        waiting = rs.getLong(1);
      }
    }
    if (waiting > 0) {
      wrong.add(waiting + " letters are not sent though the neighbours are themselves again");
    }
    return waiting;
  }

  /**
   * Each filing has one letter. Where the mail server took it and its answer was lost on the way,
   * it has to be told again; then the copies carry one Message-ID, by which they are one letter.
   */
  private void letters(Traffic traffic, MailSink mail) {
    int once = 0;
    int missing = 0;
    int different = 0;
    int copies = 0;
    for (String key : traffic.acknowledged().keySet()) {
      String number = key.substring(key.lastIndexOf('-') + 1);
      Map<String, Integer> letters =
          mail.received().getOrDefault("thu-" + number + "@vi-du.invalid", Map.of());
      once += letters.size() == 1 ? 1 : 0;
      missing += letters.isEmpty() ? 1 : 0;
      different += letters.size() > 1 ? 1 : 0;
      copies += letters.values().stream().mapToInt(n -> n - 1).sum();
    }
    Results.count("filings whose one letter came", once);
    Results.count("filings without a letter", missing);
    Results.count("filings with more than one letter", different);
    Results.count("copies of a letter whose answer was lost", copies);
    if (missing > 0 || different > 0) {
      wrong.add("%d filings without a letter, %d with several".formatted(missing, different));
    }
    if (copies > once / 50) {
      wrong.add(copies + " copies of letters");
    }
  }

  private static String withMail(int number) {
    return Filings.body(number)
        .replace("\"sex\":", "\"email\": \"thu-%d@vi-du.invalid\", \"sex\":".formatted(number));
  }

  /** The planted defect: filing waits as long as the neighbour would take. */
  private void waitForTheNeighbour() throws Exception {
    house.superuser(
        """
        CREATE FUNCTION notification.wait() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(3); RETURN NEW; END $$
        """,
        "CREATE TRIGGER wait BEFORE INSERT ON notification.message FOR EACH ROW EXECUTE FUNCTION"
            + " notification.wait()",
        "GRANT EXECUTE ON FUNCTION notification.wait() TO caunoi");
  }
}
