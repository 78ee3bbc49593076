package org.caunoi.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One place runs full: a small file system of its own lies under it and a ballast file takes what
 * is left. While it is full nothing is acknowledged that is not kept, the rest of the house
 * answers, and filing works again soon after there is space (R4).
 */
final class FullDisk {

  private static final Duration GOOD = Duration.ofSeconds(10);
  private static final Duration SOME_MORE = Duration.ofSeconds(10);

  static boolean run(Ground ground, String place) throws Exception {
    Path folder = ground.data().resolve(place);
    List<String> wrong = new ArrayList<>();
    House house = ground.house();
    try {
      house.start();
      String other =
          Administrators.token(house.base(), "FILE_DOSSIER READ_DOSSIERS ATTACH_DOCUMENT");
      String known = withPaper(house, other);
      String token = Administrators.token(house.base());
      house.close();
      mount(folder);
      house.restart();
      if (ground.defect()) {
        plant(house, place, folder);
      }
      Filings filings = ground.filings(house, token);
      filings.secondsToNextAnswer(Duration.ofSeconds(60));
      Thread.sleep(2000);
      for (int time = 1; time <= (ground.nightly() ? 5 : 1); time++) {
        Path ballast = folder.resolve("ballast");
        fill(ballast);
        if (place.endsWith("pg_wal")) {
          useUp(house);
        }
        Map<Integer, Integer> reads = new TreeMap<>();
        Map<Integer, Integer> uploads = new TreeMap<>();
        Map<Integer, Integer> filed = new TreeMap<>();
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        long last = end + Duration.ofSeconds(place.endsWith("pg_wal") ? 90 : 0).toNanos();
        for (int n = 0; System.nanoTime() < end; n++) {
          reads.merge(ask(house, other, "GET", "/api/v1/dossiers/" + known, ""), 1, Integer::sum);
          filed.merge(
              ask(house, other, "POST", "/api/v1/dossiers", Filings.body(n)), 1, Integer::sum);
          uploads.merge(
              ask(house, other, "PUT", "/api/v1/dossiers/" + known + "/documents/mandate", pdf(n)),
              1,
              Integer::sum);
          if (filed.keySet().equals(Set.of(201))) {
            // PostgreSQL first uses up what it has laid by.
            end = Math.max(end, Math.min(last, System.nanoTime() + SOME_MORE.toNanos()));
          }
          Thread.sleep(100);
        }
        Files.delete(ballast);
        double back = filings.secondsToNextAnswer(Duration.ofSeconds(90)) / 1000.0;
        System.out.printf(
            "full: filings %s, reads %s, uploads %s; filing again %.1f s after there was space%n",
            filed, reads, uploads, back);
        filed.forEach(
            (status, count) -> Results.count("filings while full, answered " + status, count));
        reads.forEach(
            (status, count) -> Results.count("reads while full, answered " + status, count));
        uploads.forEach(
            (status, count) -> Results.count("uploads while full, answered " + status, count));
        Results.sample("filing again after there is space", "s", back);
        judge(place, filed, reads, uploads, wrong);
        if (back > GOOD.toSeconds()) {
          wrong.add("back only after %.1f s".formatted(back));
        }
        Thread.sleep(3000);
      }
      filings.stop();
      return ground.verdict(house, filings, wrong);
    } finally {
      house.close();
      run("umount", folder.toString());
    }
  }

  private static void judge(
      String place,
      Map<Integer, Integer> filed,
      Map<Integer, Integer> reads,
      Map<Integer, Integer> uploads,
      List<String> wrong) {
    if (filed.containsKey(500) || reads.containsKey(500) || uploads.containsKey(500)) {
      wrong.add("an answer 500 where 503 or 507 would be clear");
    }
    if (place.equals("documents")
        ? !filed.keySet().equals(Set.of(201))
        : filed.getOrDefault(503, 0) + filed.getOrDefault(507, 0) == 0) {
      wrong.add("filings were answered " + filed);
    }
    if (!place.endsWith("pg_wal") && !reads.keySet().equals(Set.of(200))) {
      wrong.add("reads were answered " + reads);
    }
  }

  /**
   * The planted defect: what finds no room is left out in silence, or acknowledged too early, or
   * filing leans on the place for uploads.
   */
  private static void plant(House house, String place, Path folder) throws Exception {
    if (place.endsWith("pg_wal")) {
      // What was acknowledged in the last two seconds is lost when there is no room for it.
      house.superuser("ALTER SYSTEM SET wal_writer_delay = '2s'", "SELECT pg_reload_conf()");
      house.acknowledgeBeforeTheDisk();
      return;
    }
    if (place.equals("documents")) {
      leanOn(house, folder);
      return;
    }
    house.superuser(
        "CREATE TABLE platform.scratch (pad text)",
        "ALTER TABLE platform.scratch ALTER pad SET STORAGE PLAIN",
        "GRANT ALL ON platform.scratch TO caunoi",
        """
        CREATE FUNCTION dossier.leave_out() RETURNS trigger LANGUAGE plpgsql AS
        $$
        BEGIN
            INSERT INTO platform.scratch VALUES (repeat('x', 8000));
            RETURN NEW;
        EXCEPTION WHEN disk_full THEN
            RETURN NULL;
        END
        $$
        """,
        "CREATE TRIGGER leave_out BEFORE INSERT ON dossier.dossier FOR EACH ROW EXECUTE FUNCTION"
            + " dossier.leave_out()");
  }

  private static void leanOn(House house, Path folder) throws Exception {
    run("chmod", "777", folder.toString());
    house.superuser(
        """
        CREATE FUNCTION dossier.lean() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
        $$ BEGIN EXECUTE format('COPY (SELECT 1) TO %%L', '%s/' || NEW.id); RETURN NEW; END $$
        """
            .formatted(folder.toAbsolutePath()),
        "CREATE TRIGGER lean BEFORE INSERT ON dossier.dossier FOR EACH ROW EXECUTE FUNCTION"
            + " dossier.lean()",
        "GRANT EXECUTE ON FUNCTION dossier.lean() TO caunoi");
  }

  /** A dossier that lacks a paper, which can be sent for it. */
  private static String withPaper(House house, String token) throws IOException {
    String body = Filings.withPaper(1);
    String headers =
        "Authorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: full-paper\r\n"
            .formatted(token);
    try (Wire wire = new Wire(house.base(), 40_000)) {
      Wire.Answer answer = wire.send("POST", "/api/v1/dossiers", headers, body);
      if (answer.status() != 201) {
        throw new IllegalStateException("Not filed: " + answer);
      }
      return Filings.code(answer.body());
    }
  }

  private static int ask(House house, String token, String method, String path, String body) {
    boolean pdf = method.equals("PUT");
    String headers =
        "Authorization: Bearer %s\r\nContent-Type: application/%s\r\nIdempotency-Key: full-%d\r\n"
            .formatted(token, pdf ? "pdf" : "json", System.nanoTime());
    try (Wire wire = new Wire(house.base(), 40_000)) {
      return wire.send(method, path, headers, body).status();
    } catch (IOException e) {
      return 0;
    }
  }

  /** A small file that is a PDF and differs from any other. */
  static String pdf(int number) {
    return "%PDF-1.4\n"
        + "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
        + "trailer<</Root 1 0 R>>\n"
        + "%"
        + "x".repeat(200_000)
        + number
        + "\n%%EOF\n";
  }

  private static void mount(Path folder) throws Exception {
    Files.createDirectories(folder);
    Path aside = folder.resolveSibling(folder.getFileName() + ".aside");
    Files.move(folder, aside);
    Files.createDirectory(folder);
    run("mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", folder.toString());
    run("cp", "-a", aside + "/.", folder.toString());
    run("chown", "--reference=" + aside, folder.toString());
    run("chmod", "--reference=" + aside, folder.toString());
  }

  /** What PostgreSQL had laid by before its disk was full is written full, but for a little. */
  private static void useUp(House house) throws Exception {
    String left =
        """
        SELECT 16 - f.file_offset / 1048576 + 16 * (SELECT count(*) FROM pg_ls_waldir() w
                WHERE w.name > f.file_name AND w.name ~ '^[0-9A-F]{24}$')
        FROM pg_walfile_name_offset(pg_current_wal_insert_lsn()) f
        """;
    try (Connection connection = house.superuser();
        Statement statement = connection.createStatement()) {
      for (int megabytes = 0; megabytes < 256; megabytes++) {
        try (ResultSet rs = statement.executeQuery(left)) {
          rs.next();
          if (rs.getInt(1) <= 1) {
            return;
          }
        }
        statement.execute("SELECT pg_logical_emit_message(false, 'drill', repeat('x', 1048576))");
      }
    }
  }

  private static void fill(Path ballast) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      System.out.println("full: " + Files.size(ballast) / 1024 / 1024 + " MB of ballast");
    }
  }

  private static void run(String... command) throws Exception {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }

  private FullDisk() {}
}
