package org.caunoi.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the application asks of PostgreSQL for one filing, and what it answers. */
record CapturedFiling(List<Repeated> statements, String answer) {

  /**
   * Files some while PostgreSQL writes down what it is asked. The house is started anew before and
   * after; so that the bare server asks what the application asks, it must file once, too.
   */
  static CapturedFiling of(House house, String token) throws Exception {
    house.superuser(
        "ALTER DATABASE caunoi SET log_statement = 'all'",
        "ALTER DATABASE caunoi SET log_error_verbosity = 'default'");
    house.restart();
    List<List<ExecutedSql.Statement>> filings = new ArrayList<>();
    String answer = "";
    for (int i = 0; i < 12; i++) {
      Thread.sleep(i < 10 ? 0 : 1500);
      long from = Files.size(log(house));
      answer = file(house.base(), token, i);
      filings.add(executed(house, from));
    }
    // Some tell the connection first who asks, most found it told: those ask least.
    List<List<ExecutedSql.Statement>> shortest =
        filings.stream()
            .collect(Collectors.groupingBy(List::size, TreeMap::new, Collectors.toList()))
            .firstEntry()
            .getValue();
    List<ExecutedSql.Statement> last = shortest.removeLast();
    List<ExecutedSql.Statement> alike =
        shortest.reversed().stream()
            .filter(one -> ExecutedSql.alike(one, last))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No two filings ask the same"));
    CapturedFiling captured = new CapturedFiling(ExecutedSql.repeated(alike, last), answer);
    try (BareProcess bare = BareProcess.start(house, captured)) {
      long from = Files.size(log(house));
      file(bare.base(), token, 0);
      List<ExecutedSql.Statement> same = executed(house, from);
      if (!ExecutedSql.alike(same, last)) {
        throw new IllegalStateException("The bare server asks otherwise: " + same);
      }
    }
    house.superuser(
        "ALTER DATABASE caunoi RESET log_statement",
        "ALTER DATABASE caunoi RESET log_error_verbosity");
    house.restart();
    Results.count("statements of one filing, with BEGIN and COMMIT", last.size());
    Results.count("round trips of one filing", ExecutedSql.roundTrips(last));
    return captured;
  }

  private static String file(URI base, String token, int number) throws IOException {
    String headers =
        "Authorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: capture-%d\r\n"
            .formatted(token, number);
    try (Wire wire = new Wire(base, 30_000)) {
      Wire.Answer answer =
          wire.send("POST", "/api/v1/dossiers", headers, Filings.body(900_000 + number));
      if (answer.status() != 201) {
        throw new IllegalStateException("Not filed: " + answer);
      }
      return answer.body();
    }
  }

  private static List<ExecutedSql.Statement> executed(House house, long from) throws Exception {
    Thread.sleep(300);
    return ExecutedSql.ofFiling(log(house), from);
  }

  private static Path log(House house) {
    return house.data().resolve("postgres/log/postgresql.log");
  }
}
