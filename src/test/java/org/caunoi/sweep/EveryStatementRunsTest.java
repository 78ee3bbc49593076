package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.sweep.Statements.Read;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/**
 * Every SQL statement in the source is planned by PostgreSQL on the migrated database for any
 * values, and run there for none (each parameter is NULL); what it wrote is rolled back.
 *
 * <p>What this proves: each statement parses, names tables, columns, functions and types that
 * exist, has parameters whose types PostgreSQL can tell, has a plan, and comes to its end or to a
 * constraint that wants a value. What it does not prove: that the values bound at run time have
 * these types, or that the right rows come back; the tests of each room do. SQL inside functions of
 * the database is run by those too.
 */
@IntegrationTest
class EveryStatementRunsTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PLANNED =
      Pattern.compile("\\s*(SELECT|WITH|INSERT|UPDATE|DELETE|MERGE|VALUES)\\b.*", Pattern.DOTALL);
  private static final Pattern LOOKS_LIKE_SQL =
      Pattern.compile(
          "\"\\s*(?:SELECT\\s.*\\sFROM\\s|INSERT INTO |UPDATE \\S+ SET |DELETE FROM )",
          Pattern.DOTALL);
  private static final Pattern PLACE = Pattern.compile("\\?");
  private static final Pattern NUMBERED = Pattern.compile("\\$(\\d+)");

  /** Data exceptions, hurt constraints, and what our own triggers raise. */
  private static final Pattern WANTS_A_VALUE = Pattern.compile("22...|23...|P0001");

  @Autowired private Environment environment;

  @Test
  void postgresPlansAndRunsEveryStatementOfTheSource() throws IOException, SQLException {
    Read read = Statements.of(SOURCES);
    List<String> wrong = new ArrayList<>();
    int run = 0;
    // Simple query mode: the text goes to the server as it is, with $1, $2 standing for any value.
    try (Connection connection =
            DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url")
                    + "?preferQueryMode=simple&currentSchema=platform",
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"));
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (Statements.Statement one : read.statements()) {
        try {
          String text = numbered(one.sql());
          statement.execute("SET LOCAL caunoi.sees = 'all'; SET LOCAL lock_timeout = '5s'");
          if (PLANNED.matcher(text).matches()) {
            statement.execute("EXPLAIN (GENERIC_PLAN) " + text);
            run(statement, text);
          } else {
            statement.execute(text);
          }
          run++;
        } catch (SQLException e) {
          wrong.add(one.where() + " " + e.getMessage());
        }
        connection.rollback();
      }
    }
    System.out.printf("SQL: %d statements planned and run%n", run);
    assertThat(wrong).isEmpty();
    assertThat(read.unclear()).as("statements that the source does not tell").isEmpty();
    assertThat(run).isGreaterThan(90);
  }

  /** Without a value for anything; what wants one says so by a constraint or a check of its own. */
  private static void run(Statement statement, String text) throws SQLException {
    int places = 0;
    for (Matcher place = NUMBERED.matcher(text); place.find(); ) {
      places = Math.max(places, Integer.parseInt(place.group(1)));
    }
    statement.execute("DEALLOCATE ALL");
    statement.execute("PREPARE one AS " + text);
    String nothing = String.join(", ", Collections.nCopies(places, "NULL"));
    try {
      statement.execute("EXECUTE one" + (places == 0 ? "" : "(" + nothing + ")"));
    } catch (SQLException e) {
      if (!WANTS_A_VALUE.matcher(e.getSQLState()).matches()) {
        throw e;
      }
    }
  }

  @Test
  void aStatementThatDoesNotFitTheTablesIsNoticed() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "statements-");
    Files.writeString(
        folder.resolve("Rows.java"),
        """
        class Rows {
          static final String COLUMNS = "SELECT a FROM t ";
          void one() { jdbc.sql(COLUMNS + "WHERE id = :id"); }
          void two(boolean x) { jdbc.sql(x ? "SELECT 1" : Other.TEXT); other("SELECT 2"); }
          void other(String sql) { jdbc.sql(sql); }
          void hidden() { jdbc.sql(String.join(" ", "SELECT", "3")); }
        }
        class Other { static final String TEXT = "SELECT 4"; }
        """);
    Read read = Statements.of(folder);
    assertThat(read.statements().stream().map(Statements.Statement::sql))
        .containsExactlyInAnyOrder(
            "SELECT a FROM t WHERE id = :id", "SELECT 1", "SELECT 4", "SELECT 2");
    assertThat(read.unclear())
        .hasSize(1)
        .allSatisfy(one -> assertThat(one).contains("String.join"));
  }

  /**
   * Rooms speak SQL only through statements this test reads; the database's own start, and the one
   * statement that tells a connection who looks, are tested beside it.
   */
  @Test
  void noRoomHasAnotherWayToTheDatabase() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> wrong = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (file.toString().contains("platform/database")
            || file.toString().contains("platform/viewer")) {
          continue;
        }
        String source = Files.readString(file);
        boolean speaks = LOOKS_LIKE_SQL.matcher(source).find();
        boolean read = source.contains(".sql(") || source.contains(".batchUpdate(");
        if (source.matches(
                "(?s).*\\b(createStatement|prepareStatement|prepareCall|queryForObject)\\(.*")
            || (speaks && !read)) {
          wrong.add(file.toString());
        }
      }
      assertThat(wrong).isEmpty();
    }
  }

  private static String numbered(String sql) {
    String places =
        NamedParameterUtils.substituteNamedParameters(
            NamedParameterUtils.parseSqlStatement(sql), null);
    int[] number = {0};
    return PLACE.matcher(places).replaceAll(place -> Matcher.quoteReplacement("$" + ++number[0]));
  }
}
