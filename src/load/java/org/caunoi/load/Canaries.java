package org.caunoi.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.caunoi.load.FaultProxy.Fault;
import org.postgresql.PGConnection;

/**
 * A thousand values of two hundred invented citizens are filed, refused, searched for and mailed
 * while the log tells everything (DEBUG), statements of PostgreSQL fail and the mail server lies.
 * Then each is looked for in every spelling: in a dump, the cluster's files, documents, a backup,
 * temporary files, both logs and the answers that were refusals (P1 and P2).
 */
final class Canaries {

  private static final int BIRDS = 200;
  private static final int CALLERS = 8;

  private static final String TABLES =
      """
      SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE' ORDER BY 1
      """;

  private final Ground ground;
  private final House house;
  private final List<Bird> birds;
  private final Ears ears = new Ears();
  private final List<String> wrong = new ArrayList<>();
  private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
  private final Map<Integer, String> codes = new ConcurrentHashMap<>();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger papers = new AtomicInteger();
  private String token = "";
  private Seat desk;

  private Canaries(Ground ground, House house) {
    this.ground = ground;
    this.house = house;
    this.birds = Bird.flock(BIRDS, ground.seed());
  }

  static boolean run(Ground ground) throws Exception {
    try (MailSink mail = new MailSink();
        FaultProxy proxy = new FaultProxy(mail.port());
        House house = ground.house()) {
      return new Canaries(ground, house).drill(mail, proxy);
    }
  }

  private boolean drill(MailSink mail, FaultProxy proxy) throws Exception {
    Path temporary = Files.createDirectories(ground.data().resolve("tmp"));
    house
        .java("-Djava.io.tmpdir=" + temporary.toAbsolutePath())
        .option("--spring.mail.host=127.0.0.1")
        .option("--spring.mail.port=" + proxy.port())
        .option("--caunoi.notification.email-from=thu@vi-du.invalid");
    house.start();
    house.option("--logging.level.root=DEBUG");
    if (ground.defect()) {
      // The planted defect: the log says what came in.
      house.option("--logging.level.org.springframework.web.servlet.mvc.method.annotation=TRACE");
    }
    house.restart();
    token = Administrators.token(house.base(), "FILE_DOSSIER READ_DOSSIERS ATTACH_DOCUMENT");
    desk = Seat.of(house.base(), "tiepnhan");
    house.superuser(
        "ALTER TABLE dossier.dossier ADD CONSTRAINT planted CHECK (random() < 0.9) NOT VALID");
    long asked = ground.nightly() ? 1_000_000 : 50_000;
    int round = 0;
    long lines;
    do {
      round(round++, mail, proxy);
      lines = lines(log());
      System.out.printf("round %d: %,d lines of the log%n", round, lines);
    } while (lines < asked);
    proxy.misbehave(Fault.NONE);
    Thread.sleep(10_000);
    Results.fact("seed", ground.seed());
    Results.fact("size", ground.nightly() ? "nightly" : "ci");
    Results.count("citizens", birds.size());
    Results.count("values planted", birds.size() * 5L);
    Results.count("dossiers filed", codes.size());
    Results.count("papers sent", papers.get());
    answers.forEach((status, n) -> Results.count("answers " + status, n));
    Results.count("lines of the application's log, at DEBUG", lines);
    need(codes.size() == birds.size(), "only " + codes.size() + " were filed");
    need(papers.get() >= birds.size() / 4, "only " + papers.get() + " papers were sent");
    need(answers.getOrDefault(500, 0) > 0, "nothing was answered 500");
    need(answers.getOrDefault(400, 0) + answers.getOrDefault(422, 0) > 0, "nothing was refused");
    need(!mail.received().isEmpty(), "no letter went out");
    learn();
    search(temporary);
    wrong.stream().limit(40).forEach(System.out::println);
    return Results.verdict(
        wrong.isEmpty(),
        wrong.isEmpty() ? "no value is readable anywhere" : wrong.size() + " complaints");
  }

  private void need(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }

  private Path log() {
    return house.data().resolve("application.log");
  }

  /** Each bird once, while the mail server misbehaves in each way. */
  private void round(int round, MailSink mail, FaultProxy proxy) throws Exception {
    AtomicInteger next = new AtomicInteger();
    Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try (Wire wire = new Wire(house.base(), 60_000)) {
                      for (int n = next.getAndIncrement();
                          n < birds.size();
                          n = next.getAndIncrement()) {
                        sing(wire, round, n);
                      }
                    } catch (IOException | InterruptedException | RuntimeException e) {
                      broken.add(e);
                    }
                  }));
    }
    Fault[] faults = {Fault.NONE, Fault.BLACK_HOLE, Fault.RESET, Fault.HALF_CLOSE, Fault.REFUSED};
    for (int i = 0; callers.stream().anyMatch(Thread::isAlive); i++) {
      proxy.misbehave(faults[i % faults.length]);
      mail.refuse(i % 2 == 1);
      Thread.sleep(1500);
    }
    // Half of the letters of a round find the server as it should be, but for whom it refuses.
    proxy.misbehave(Fault.NONE);
    mail.refuse(round % 2 == 1);
    if (!broken.isEmpty()) {
      throw new IllegalStateException(broken.size() + " callers gave up", broken.peek());
    }
  }

  private void sing(Wire wire, int round, int number) throws IOException, InterruptedException {
    Bird bird = birds.get(number);
    String key = "bird-" + ground.seed() + "-" + round + "-" + number;
    boolean forSomebodyElse = number % 2 == 1;
    String code = Filings.code(insist(wire, key, bird.filing(forSomebodyElse)));
    codes.putIfAbsent(number, code);
    file(wire, key, bird.filing(forSomebodyElse).replace("\"1\"", "\"2\""));
    for (String body : bird.refused()) {
      file(wire, key + "-" + System.nanoTime(), body);
    }
    String dossier = "/api/v1/dossiers/" + code;
    count(wire.send("GET", dossier, bearer("json", key), ""));
    if (forSomebodyElse) {
      String paper = FullDisk.pdf(number).replace("%PDF-1.4\n", "%PDF-1.4\n% " + bird + "\n");
      Wire.Answer sent =
          wire.send("PUT", dossier + "/documents/mandate", bearer("pdf", key + "-paper"), paper);
      papers.addAndGet(count(sent).status() / 100 == 2 ? 1 : 0);
      count(
          wire.send(
              "PUT", dossier + "/documents/mandate", bearer("pdf", key + "-no"), bird.toString()));
    }
    String form = desk.headers().replace("application/json", "application/x-www-form-urlencoded");
    count(wire.send("GET", "/dossiers/" + code, desk.headers(), ""));
    for (String value : List.of(bird.personalId(), bird.name())) {
      String query = "q=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
      count(wire.send("POST", "/dossiers/search", form, query + "&code=" + query.substring(2)));
    }
    if (number % 20 == 0) {
      String signIn = "username=" + bird.phone() + "&password=" + bird.personalId();
      // The form shows its own sender what they typed.
      answers.merge(wire.send("POST", "/sign-in", form, signIn).status(), 1, Integer::sum);
    }
  }

  private String insist(Wire wire, String key, String body)
      throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 200; attempt++) {
      Wire.Answer answer = file(wire, key, body);
      if (answer.status() == 201) {
        return answer.body();
      }
      if (answer.status() < 409 || answer.status() == 422) {
        throw new IllegalStateException("Refused: " + answer);
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("Never filed: " + key);
  }

  private Wire.Answer file(Wire wire, String key, String body) throws IOException {
    return count(wire.send("POST", "/api/v1/dossiers", bearer("json", key), body));
  }

  private Wire.Answer count(Wire.Answer answer) {
    answers.merge(answer.status(), 1, Integer::sum);
    if (answer.status() >= 400) {
      refusals.add(answer.body());
    }
    return answer;
  }

  private String bearer(String type, String key) {
    return "Authorization: Bearer %s\r\nContent-Type: application/%s\r\nIdempotency-Key: %s\r\n"
        .formatted(token, type, key);
  }

  /** The ears learn each spelling, and prove with each that they hear it. */
  private void learn() throws IOException {
    Map<String, byte[]> songs = new LinkedHashMap<>();
    for (int i = 0; i < birds.size(); i++) {
      for (Map.Entry<String, String> value : birds.get(i).values().entrySet()) {
        String whose = value.getKey() + " of citizen " + i + ", ";
        Bird.spellings(value.getValue()).forEach((how, song) -> songs.put(whose + how, song));
      }
    }
    songs.forEach((says, song) -> ears.know(song, says));
    Results.count("different spellings looked for", ears.known());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Set<Long> sung = new HashSet<>();
    for (byte[] song : songs.values()) {
      sung.add((long) all.size());
      all.write(song);
      all.write('\n');
    }
    List<Ears.Heard> heard = new ArrayList<>();
    ears.listen(new ByteArrayInputStream(all.toByteArray()), heard);
    heard.forEach(one -> sung.remove(one.at()));
    need(sung.isEmpty(), sung.size() + " spellings are not heard");
    ears.know(codes.get(0).getBytes(StandardCharsets.US_ASCII), KNOWN);
  }

  /** What may be readable: where it is not found, nothing was searched. */
  private static final String KNOWN = "a dossier's code";

  private void search(Path temporary) throws Exception {
    house.superuser("CHECKPOINT");
    Path dump = ground.data().resolveSibling("dump.sql");
    dump(dump);
    Path backup = ground.data().resolveSibling("backup.tar.gz");
    backUp(backup);
    Path cluster = house.data().resolve("postgres/cluster");
    listen("the dump", List.of(dump), true);
    listen("the cluster's files", files(cluster.resolve("base")), true);
    listen("PostgreSQL's log before writing (WAL)", files(cluster.resolve("pg_wal")), true);
    listen("the documents", files(house.data().resolve("documents")), false);
    listen("the backup", List.of(backup), true);
    listen("temporary files", files(temporary), false);
    listen("the application's log", List.of(log()), true);
    List<Path> rest =
        files(house.data()).stream()
            .filter(file -> !file.startsWith(cluster.resolve("base")))
            .filter(file -> !file.startsWith(cluster.resolve("pg_wal")))
            .filter(file -> !file.startsWith(house.data().resolve("documents")))
            .filter(file -> !file.startsWith(temporary) && !file.equals(log()))
            .toList();
    need(
        rest.stream().anyMatch(file -> file.endsWith("postgresql.log") && told(file)),
        "PostgreSQL's log does not tell of the statements that failed");
    listen("PostgreSQL's log and all else in the data folder", rest, false);
    Path answered = ground.data().resolveSibling("refusals.txt");
    Files.write(answered, refusals);
    listen("answers that refuse", List.of(answered), false);
    Files.delete(dump);
    Files.delete(backup);
  }

  private static boolean told(Path log) {
    try {
      return Files.readString(log, StandardCharsets.ISO_8859_1).contains("planted");
    } catch (IOException e) {
      return false;
    }
  }

  private void listen(String where, List<Path> files, boolean knows) throws IOException {
    long bytes = 0;
    long songs = 0;
    boolean known = false;
    for (Path file : files) {
      List<Ears.Heard> heard = new ArrayList<>();
      try (InputStream in = open(file)) {
        bytes += ears.listen(in, heard);
      } catch (NoSuchFileException gone) {
        continue;
      }
      for (Ears.Heard one : heard) {
        if (one.says().equals(KNOWN)) {
          known = true;
        } else if (++songs <= 8) {
          wrong.add(
              "%s (%s at %d): the %s: %s"
                  .formatted(where, file.getFileName(), one.at(), one.says(), one.around()));
        } else {
          wrong.add(where + ": the " + one.says());
        }
      }
    }
    System.out.printf(
        "%s: %d files, %,d KB, %d values heard%n", where, files.size(), bytes / 1024, songs);
    Results.count("files searched, " + where, files.size());
    Results.count("kilobytes searched, " + where, bytes / 1024);
    Results.count("values heard, " + where, songs);
    need(!knows || known, where + ": not even a dossier's code is there");
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static long lines(Path file) throws IOException {
    long lines = 0;
    byte[] piece = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read > 0; read = in.read(piece)) {
        for (int i = 0; i < read; i++) {
          lines += piece[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  /** Every row of every table, as pg_dump would write it. */
  private void dump(Path file) throws Exception {
    try (Connection connection = house.superuser();
        Statement statement = connection.createStatement();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rs = statement.executeQuery(TABLES)) {
        while (rs.next()) {
          tables.add(rs.getString(1));
        }
      }
      long rows = 0;
      for (String table : tables) {
        out.write(("COPY " + table + " FROM stdin;\n").getBytes(StandardCharsets.UTF_8));
        rows +=
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY " + table + " TO STDOUT", out);
      }
      Results.count("tables dumped", tables.size());
      Results.count("rows dumped", rows);
    }
  }

  private void backUp(Path file) throws Exception {
    Path jar;
    try (var files = Files.list(ground.jars())) {
      jar = files.filter(one -> one.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-jar",
                jar.toString(),
                "backup",
                "--to=" + file.toAbsolutePath(),
                "--caunoi.data-dir=" + house.data())
            .redirectErrorStream(true)
            .redirectOutput(ground.data().resolveSibling("backup.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("No backup; see backup.log");
    }
  }
}
