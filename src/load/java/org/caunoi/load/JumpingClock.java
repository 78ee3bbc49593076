package org.caunoi.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The clock of application and PostgreSQL jumps (libfaketime): filing goes on with the day of the
 * clock, a retry gets its first answer, what is accepted is due on the right day, no sign-in
 * outlives its time, and all is sealed in the end, in the order in which it happened whatever the
 * clock said (R5).
 */
final class JumpingClock {

  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final Duration SIGN_IN = Duration.ofHours(10);
  private static final int FILINGS = 10;

  /** Before the clock goes back, the seals catch up: their numbers are the order of the history. */
  private static final Set<String> BACK = Set.of("an hour back", "three days back", "now again");

  static boolean run(Ground ground) throws Exception {
    List<String> wrong = new ArrayList<>();
    Path control = control();
    Map<String, String> acknowledged = new LinkedHashMap<>();
    try (House house = ground.house()) {
      // Set up a month ago: officers' certificates hold on each of the days that follow.
      Files.writeString(control, "%+d%n".formatted(-Duration.ofDays(30).toSeconds()));
      fake(house, control).start();
      Files.writeString(control, "+0\n");
      house.restart();
      if (ground.defect()) {
        letSignInsLive(house);
        promiseADayMore(house);
      }
      String other = Administrators.token(house.base());
      Seat desk = Seat.of(house.base(), "tiepnhan");
      WorkingDays days = new WorkingDays();
      String token = Administrators.token(house.base());
      Administrators signedIn = Administrators.signedIn(house.base(), "quantri");
      Instant start = Clock.systemUTC().instant();
      for (Map.Entry<String, Duration> jump : jumps(start).entrySet()) {
        Duration ahead = jump.getValue();
        if (BACK.contains(jump.getKey())) {
          awaitSeals(house);
        }
        Files.writeString(control, "%+d%n".formatted(ahead.toSeconds()));
        Thread.sleep(3000);
        Instant day = Clock.systemUTC().instant().plus(ahead);
        int filed = file(house, token, jump.getKey(), day, acknowledged, wrong);
        desk = alive(house, desk) ? desk : Seat.of(house.base(), "tiepnhan");
        accept(house, other, desk, jump.getKey(), day, days, wrong);
        boolean alive = signedIn.sees("/system-clients");
        boolean mayLive = ahead.compareTo(SIGN_IN) < 0;
        System.out.printf(
            "%s: %d of %d filed, the sign-in of before is %s%n",
            jump.getKey(), filed, FILINGS, alive ? "alive" : "over");
        Results.count("filed, clock at " + jump.getKey(), filed);
        if (filed < FILINGS) {
          wrong.add("only %d filed at %s".formatted(filed, jump.getKey()));
        }
        if (alive && !mayLive) {
          wrong.add("a sign-in of ten hours is alive at " + jump.getKey());
        }
      }
      long unsealed = awaitSeals(house);
      Results.count("audit rows that no seal holds, in the end", unsealed);
      if (unsealed > 0) {
        wrong.add(unsealed + " audit rows are never sealed");
      }
      order(house, wrong);
      Files.write(
          ground.log(),
          acknowledged.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
      return ground.verdict(ground.verifier(house).withoutKeys(), wrong);
    } finally {
      Files.delete(control);
    }
  }

  /** A file that says how far the clock is ahead. */
  static Path control() throws Exception {
    Path control = Files.createTempFile("clock", "");
    control.toFile().setReadable(true, false);
    Files.writeString(control, "+0\n");
    return control;
  }

  /** From its next start on the house and its PostgreSQL have the clock of the file. */
  static House fake(House house, Path control) throws Exception {
    return house
        .environment("LD_PRELOAD", library().toString())
        .environment("FAKETIME_TIMESTAMP_FILE", control.toString())
        .environment("FAKETIME_CACHE_DURATION", "1")
        .environment("FAKETIME_FORCE_MONOTONIC_FIX", "0")
        .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1")
        .environment("DONT_FAKE_MONOTONIC", "1");
  }

  private static Map<String, Duration> jumps(Instant now) {
    Map<String, Duration> jumps = new LinkedHashMap<>();
    jumps.put("now", Duration.ZERO);
    jumps.put("an hour back", Duration.ofHours(-1));
    jumps.put("three days back", Duration.ofDays(-3));
    jumps.put("three days ahead", Duration.ofDays(3));
    jumps.put(
        "the last minute of the year",
        Duration.between(now, Instant.parse("2027-12-31T16:59:50Z")));
    jumps.put("29 February", Duration.between(now, Instant.parse("2028-02-29T03:00:00Z")));
    jumps.put("now again", Duration.ZERO);
    return jumps;
  }

  private static int file(
      House house,
      String token,
      String when,
      Instant day,
      Map<String, String> acknowledged,
      List<String> wrong)
      throws Exception {
    int filed = 0;
    DateTimeFormatter days = DateTimeFormatter.ofPattern("yyMMdd").withZone(VIETNAM);
    try (Wire wire = new Wire(house.base(), 30_000)) {
      for (int i = 0; i < FILINGS; i++) {
        String key = "clock-" + when.replace(' ', '-') + "-" + i;
        Wire.Answer first = post(wire, token, key, i);
        if (first.status() != 201) {
          System.out.println(first);
          continue;
        }
        filed++;
        String code = Filings.code(first.body());
        acknowledged.put(key, code);
        if (!code.contains("-" + days.format(day) + "-")
            && !code.contains("-" + days.format(day.plusSeconds(30)) + "-")) {
          wrong.add(code + " was filed at " + when);
        }
        if (!Filings.code(post(wire, token, key, i).body()).equals(code)) {
          wrong.add("the retry of " + key + " got another answer");
        }
      }
    }
    return filed;
  }

  private static boolean alive(House house, Seat desk) throws Exception {
    try (Wire wire = new Wire(house.base(), 30_000)) {
      return wire.send("GET", "/dossiers", desk.headers(), "").status() == 200;
    }
  }

  /** One more is filed and accepted; its promise is counted apart. */
  private static void accept(
      House house,
      String token,
      Seat desk,
      String when,
      Instant day,
      WorkingDays days,
      List<String> wrong)
      throws Exception {
    try (Wire wire = new Wire(house.base(), 30_000)) {
      String filed =
          Acting.need(
              post(wire, token, "due-" + when.replace(' ', '-'), 1000 + when.hashCode() % 1000));
      String code = Filings.code(filed);
      String path = "/api/v1/dossiers/" + code + "/acceptances";
      Acting.need(wire.send("POST", path, desk.headers(), Acting.FORM_COMPLETE));
      try (Connection connection = house.superuser();
          Statement statement = connection.createStatement();
          ResultSet rs =
              statement.executeQuery(
                  """
                  SELECT accepted_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS accepted,
                    appointment_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS due
                  FROM dossier.dossier WHERE code = '%s'
                  """
                      .formatted(code))) {
        rs.next();
        LocalDateTime accepted = rs.getObject("accepted", LocalDateTime.class);
        LocalDateTime due = rs.getObject("due", LocalDateTime.class);
        LocalDateTime expected = days.due(accepted);
        System.out.printf("%s: accepted %s, due %s%n", when, accepted, due);
        Results.fact("due, clock at " + when, due);
        Duration off = Duration.between(day.atZone(VIETNAM).toLocalDateTime(), accepted).abs();
        if (off.compareTo(Duration.ofMinutes(2)) > 0) {
          wrong.add("accepted at %s though the clock is at %s".formatted(accepted, day));
        }
        if (!due.equals(expected)) {
          wrong.add("%s: due %s, where %s was promised".formatted(when, expected, due));
        }
      }
    }
  }

  /**
   * The seals' numbers against the order of filing, which their codes' keys tell; the clock alone
   * would order them otherwise.
   */
  private static void order(House house, List<String> wrong) throws Exception {
    try (Connection connection = house.superuser();
        Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                """
                WITH filed AS (
                    SELECT e.at, l.checkpoint, e.xmin::text::bigint AS happened
                    FROM audit.entry e JOIN audit.leaf l ON l.authority = e.authority AND l.kind = 'audit-entry'
                        AND l.row_id = CAST(e.id AS text)
                    WHERE e.act = 'dossier-filed'),
                pairs AS (
                    SELECT at, checkpoint, lag(at) OVER w AS at_before, lag(checkpoint) OVER w AS checkpoint_before
                    FROM filed WINDOW w AS (ORDER BY happened))
                SELECT count(*) FILTER (WHERE checkpoint < checkpoint_before) AS out_of_order,
                    count(*) FILTER (WHERE at < at_before AND checkpoint > checkpoint_before) AS against_the_clock
                FROM pairs
                """)) {
      rs.next();
      Results.count("filings sealed out of the order in which they happened", rs.getLong(1));
      Results.count("times the order of the seals goes against the clock", rs.getLong(2));
      if (rs.getLong(1) > 0) {
        wrong.add(rs.getLong(1) + " filings are sealed out of order");
      }
      if (rs.getLong(2) < BACK.size()) {
        wrong.add("the clock never went against the seals");
      }
    }
  }

  private static Wire.Answer post(Wire wire, String token, String key, int number)
      throws Exception {
    String headers =
        "Authorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: %s\r\n"
            .formatted(token, key);
    return wire.send("POST", "/api/v1/dossiers", headers, Filings.body(number));
  }

  private static long awaitSeals(House house) throws Exception {
    long unsealed = -1;
    for (int i = 0; i < 30 && unsealed != 0; i++) {
      Thread.sleep(5000);
      try (Connection connection = house.superuser();
          Statement statement = connection.createStatement();
          ResultSet rs =
              statement.executeQuery(
                  """
                  SELECT count(*) FROM audit.entry e WHERE NOT EXISTS (
                      SELECT 1 FROM audit.leaf l WHERE l.authority = e.authority AND l.kind = 'audit-entry'
                          AND l.row_id = CAST(e.id AS text))
                  """)) {
        rs.next();
        unsealed = rs.getLong(1);
      }
    }
    return unsealed;
  }

  private static Path library() throws Exception {
    try (var folders = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu")) {
      for (Path folder : folders) {
        Path library = folder.resolve("faketime/libfaketimeMT.so.1");
        if (Files.exists(library)) {
          return library;
        }
      }
    }
    throw new IllegalStateException("Please install the package libfaketime");
  }

  /** The planted defect: a sign-in that never ends. */
  private static void letSignInsLive(House house) throws Exception {
    house.superuser(
        """
        CREATE FUNCTION access.live_on() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.expires_at := NEW.expires_at + interval '10 years'; RETURN NEW; END $$
        """,
        "CREATE TRIGGER live_on BEFORE INSERT ON access.sign_in FOR EACH ROW EXECUTE FUNCTION"
            + " access.live_on()",
        "GRANT EXECUTE ON FUNCTION access.live_on() TO caunoi");
  }

  /** And another: a promise goes by one day more. */
  private static void promiseADayMore(House house) throws Exception {
    house.superuser(
        """
        CREATE FUNCTION dossier.promise_more() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.appointment_at := NEW.appointment_at + interval '1 day'; RETURN NEW; END $$
        """,
        "CREATE TRIGGER promise_more BEFORE UPDATE OF appointment_at ON dossier.dossier FOR EACH"
            + " ROW WHEN (OLD.appointment_at IS NULL) EXECUTE FUNCTION dossier.promise_more()",
        "GRANT EXECUTE ON FUNCTION dossier.promise_more() TO caunoi");
  }

  private JumpingClock() {}
}
