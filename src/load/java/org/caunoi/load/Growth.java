package org.caunoi.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

/** Makes many dossiers out of one that was filed, each with its act. */
final class Growth {

  private final House house;

  Growth(House house) {
    this.house = house;
  }

  void to(int dossiers) throws Exception {
    try (Connection connection = house.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = off");
      statement.execute("SET search_path = platform, public");
      long there = number(statement, "SELECT count(*) FROM dossier.dossier");
      String id = text(statement, "SELECT id FROM dossier.dossier ORDER BY filed_at DESC LIMIT 1");
      for (long from = there; from < dossiers; from += 50_000) {
        long to = Math.min(dossiers, from + 50_000) - 1;
        copy(statement, "dossier.dossier", "id", id, from, to);
        copy(statement, "dossier.act", "dossier_id", id, from, to);
        copy(statement, "dossier.bearer", "dossier_id", id, from, to);
      }
      statement.execute("VACUUM ANALYZE dossier.dossier");
      statement.execute("VACUUM ANALYZE dossier.act");
      statement.execute("VACUUM ANALYZE dossier.bearer");
    }
  }

  /** The original's row again and again, with an id and a code of its own. */
  private static void copy(
      Statement statement, String table, String key, String id, long from, long to)
      throws Exception {
    String copied =
        "jsonb_build_object('%s', md5('growth' || n)::uuid%s)".formatted(key, others(table));
    String columns =
        text(
            statement,
            """
            SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
            WHERE attrelid = '%s'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            """
                .formatted(table));
    statement.execute(
        """
        INSERT INTO %1$s (%2$s)
        SELECT r.%3$s FROM %1$s o, generate_series(%4$d, %5$d) n,
            jsonb_populate_record(NULL::%1$s, to_jsonb(o) || %6$s) r
        WHERE o.%7$s = '%8$s'
        """
            .formatted(table, columns, columns.replace(", ", ", r."), from, to, copied, key, id));
  }

  /**
   * What else is the copy's own: acts are written down now, and wait for their seal; dossiers came
   * in within the last minutes, or the house would remind people of a million late ones meanwhile.
   */
  private static String others(String table) {
    return switch (table) {
      case "dossier.dossier" ->
          ", 'code', 'G-' || n, 'filed_at', o.filed_at - n * interval '1 millisecond'";
      case "dossier.act" -> ", 'at', clock_timestamp()";
      default -> "";
    };
  }

  private static long number(Statement statement, String sql) throws Exception {
    return Long.parseLong(text(statement, sql));
  }

  private static String text(Statement statement, String sql) throws Exception {
    try (ResultSet rs = statement.executeQuery(sql)) {
      rs.next();
      return rs.getString(1);
    }
  }
}
