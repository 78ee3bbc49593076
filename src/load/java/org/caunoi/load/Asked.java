package org.caunoi.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What PostgreSQL was asked while something was done so many times, as it counted by itself. */
record Asked(List<One> statements) {

  private static final int WORDS = 90;

  /**
   * One statement.
   *
   * @param calls of each time something was done
   * @param millis of one time, inside the server
   * @param inner asked by a function, a trigger or a policy, not by the application
   */
  record One(String words, double calls, double millis, boolean inner) {

    boolean begins() {
      return words.equals("BEGIN");
    }
  }

  /** Makes the server count from its next start on; that needs a restart of the house. */
  static void prepare(House house) throws Exception {
    house.superuser(
        "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'",
        "ALTER SYSTEM SET pg_stat_statements.track = 'none'");
  }

  static void begin(House house) throws Exception {
    house.superuser(
        "CREATE EXTENSION IF NOT EXISTS pg_stat_statements",
        "ALTER SYSTEM SET pg_stat_statements.track = 'all'",
        "SELECT pg_reload_conf()",
        "SELECT pg_sleep(0.5)",
        "SELECT pg_stat_statements_reset()");
  }

  /** What is asked less than every second time belongs to jobs that happened to run. */
  static Asked end(House house, int times) throws Exception {
    List<One> all = new ArrayList<>();
    try (Connection connection = house.superuser();
        Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                """
                SELECT query, calls, total_exec_time + total_plan_time AS millis, NOT toplevel AS inner
                FROM pg_stat_statements WHERE userid = 'caunoi'::regrole AND calls * 2 >= %d
                ORDER BY 3 DESC
                """
                    .formatted(times))) {
      while (rs.next()) {
        String words = rs.getString(1).replaceAll("\\s+", " ").strip();
        all.add(
            new One(
                words.substring(0, Math.min(WORDS, words.length())),
                rs.getDouble(2) / times,
                rs.getDouble(3) / times,
                rs.getBoolean(4)));
      }
    }
    return new Asked(all);
  }

  double statementsEach() {
    return statements.stream().filter(one -> !one.inner).mapToDouble(One::calls).sum();
  }

  /** The driver sends BEGIN together with the statement that follows. */
  double roundTripsEach() {
    return statementsEach() - statements.stream().filter(One::begins).mapToDouble(One::calls).sum();
  }

  /** Inside the server; what a statement asked in its turn is in its own time already. */
  double millisEach() {
    return statements.stream().filter(one -> !one.inner).mapToDouble(One::millis).sum();
  }
}
