package org.caunoi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what a drill measured: on the terminal, and to {@code bin/evidence} where that listens. */
public final class Measured {

  private static final @Nullable String RAW = System.getenv("EVIDENCE_RAW");

  private Measured() {}

  /** One sentence that the page of evidence carries as its verdict. */
  public static void say(String format, Object... figures) {
    String sentence = format.formatted(figures);
    System.out.println(sentence);
    write("verdict,,," + sentence);
  }

  /** One value of something that was measured, perhaps several times. */
  public static void sample(String what, String unit, double value) {
    write(
        "sample,%s,%s,%s"
            .formatted(what.replace(",", ""), unit, String.format(Locale.ROOT, "%.3f", value)));
  }

  /** A number of things that were counted once. */
  public static void count(String what, long many) {
    write("count,%s,,%d".formatted(what.replace(",", ""), many));
  }

  /** A circumstance, such as the seed. */
  public static void fact(String what, Object value) {
    write("fact,%s,,%s".formatted(what, String.valueOf(value).replace(',', ';')));
  }

  /** Which PostgreSQL it is, and what is set otherwise than PostgreSQL comes. */
  static void circumstances(Connection connection) throws SQLException {
    if (RAW == null) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                """
                SELECT current_setting('server_version') AS version,
                  (SELECT string_agg(name || '=' || setting, '; ' ORDER BY name) FROM pg_settings
                   WHERE source NOT IN ('default', 'override', 'client', 'session')
                     AND name !~ '(directory|_file|^port|application_name)') AS settings
                """)) {
      rs.next();
      fact("PostgreSQL", rs.getString("version"));
      fact(
          "PostgreSQL’s changed settings",
          rs.getString("settings") + "; in each test's database synchronous_commit=off");
    }
  }

  private static void write(String line) {
    if (RAW == null) {
      return;
    }
    try {
      Path file = Path.of(RAW);
      Files.createDirectories(file.getParent());
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
