package org.caunoi.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One audit row in five cannot be written: what it belongs to is not stored either. Dossiers are
 * filed, accepted, handed on twice and approved, each step asked for until it is done; afterwards
 * no act is there without an audit row of the same transaction (R12, for these acts and for all
 * that setting up the demo did).
 */
final class FailingAudit {

  private static final String LONELY =
      """
      SELECT count(*) FROM %s a WHERE NOT EXISTS (SELECT 1 FROM audit.entry e WHERE e.xmin = a.xmin)
      """;

  static boolean run(Ground ground) throws Exception {
    List<String> wrong = new ArrayList<>();
    int lives = ground.nightly() ? 2000 : 100;
    AtomicInteger next = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    try (House house = ground.house()) {
      house.start();
      Acting acting = Acting.at(house);
      house.superuser(
          """
          CREATE FUNCTION audit.fail() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN IF random() < 0.2 THEN RAISE EXCEPTION 'no audit row today'; END IF; RETURN NEW; END $$
          """,
          "GRANT EXECUTE ON FUNCTION audit.fail() TO caunoi",
          "CREATE TRIGGER fail BEFORE INSERT ON audit.entry FOR EACH ROW EXECUTE FUNCTION"
              + " audit.fail()");
      if (ground.defect()) {
        swallow(house);
      }
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        threads.add(
            Thread.ofPlatform()
                .daemon()
                .start(
                    () -> {
                      try (Wire wire = new Wire(house.base(), 60_000)) {
                        for (int n = next.getAndIncrement();
                            n < lives;
                            n = next.getAndIncrement()) {
                          refused.addAndGet(acting.insist(wire, n));
                        }
                      } catch (IOException e) {
                        throw new IllegalStateException(e);
                      }
                    }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      house.superuser("DROP TRIGGER fail ON audit.entry");
      long acts = count(house, "SELECT count(*) FROM dossier.act WHERE by_name LIKE '%'");
      Results.count("steps refused because the audit row failed", refused.get());
      Results.count("acts on dossiers, those of the demo included", acts);
      for (String table : List.of("dossier.act", "custody.event")) {
        long lonely = count(house, LONELY.formatted(table));
        Results.count("rows of " + table + " without an audit row of the same transaction", lonely);
        if (lonely > 0) {
          wrong.add(lonely + " rows of " + table + " have no audit row");
        }
      }
      if (refused.get() == 0) {
        wrong.add("no audit row failed");
      }
      long whole =
          count(
              house,
              """
              SELECT count(*) FROM dossier.dossier d WHERE d.client_id IS NOT NULL AND
                  (SELECT count(*) FROM dossier.act a WHERE a.authority = d.authority AND a.dossier_id = d.id) = 5
              """);
      Results.count("dossiers with all five acts", whole);
      if (whole != lives) {
        wrong.add("%d of %d dossiers have their five acts".formatted(whole, lives));
      }
      wrong.forEach(System.out::println);
      Results.fact("seed", ground.seed());
      return Results.verdict(
          wrong.isEmpty(), wrong.isEmpty() ? "no audit row, no act" : wrong.size() + " complaints");
    }
  }

  private static long count(House house, String sql) throws Exception {
    try (Connection connection = house.superuser();
        Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(sql)) {
      rs.next();
      return rs.getLong(1);
    }
  }

  /** The planted defect: an audit row that fails is forgotten, the act goes on. */
  private static void swallow(House house) throws Exception {
    house.superuser(
        """
        CREATE OR REPLACE FUNCTION audit.fail() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF random() < 0.2 THEN RETURN NULL; END IF; RETURN NEW; END $$
        """);
  }

  private FailingAudit() {}
}
