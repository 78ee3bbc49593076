package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.sweep.Caller.Answer;
import org.caunoi.sweep.Journey.Citizen;
import org.caunoi.sweep.Journey.Step;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Every act leaves its audit rows, no more and no fewer; where they cannot be written the act does
 * not happen either, and the same request succeeds once they can.
 */
@IntegrationTest
// A database of its own: what other tests leave running would change the rows that are compared.
@TestPropertySource(properties = "caunoi.demo=false")
@OwnDatabase
class AuditTest {

  /** Those whose rows are looked at and broken: the callers of these tests, and the citizen. */
  private static final String OURS = "actor LIKE 'sweep-%' OR actor = 'citizen'";

  /**
   * Tables of acts, without what a clock finds beside us. Messages change state beside us once they
   * are planned, so they are only counted; a try of a code counts whatever becomes of it; numbers
   * of codes may have gaps.
   */
  private static final String TABLES =
      """
      SELECT table_schema || '.' || table_name FROM information_schema.tables
      WHERE table_schema IN ('dossier', 'assistance', 'document', 'audit', 'quality', 'custody', 'access') AND table_type = 'BASE TABLE'
        AND table_name NOT IN ('code_series', 'confirmation', 'finding', 'checkpoint', 'leaf', 'sealed_past', 'reminder',
                               'prepared_apology', 'sign_in', 'attempt')
      ORDER BY 1
      """;

  @Autowired private Routes routes;
  @Autowired private Callers callers;
  @Autowired private Phone phone;
  @Autowired private JdbcClient jdbc;

  private Journey journey() {
    return new Journey(callers, phone, Citizen.USUAL);
  }

  @Test
  void aDossierOverTheCounterIsAudited() {
    walk(journey().toTheCounter());
  }

  @Test
  void aDossierToThePhoneIsAudited() {
    walk(journey().toThePhone());
  }

  @Test
  void aRefusalIsAudited() {
    walk(journey().toARefusal());
  }

  @Test
  void aStopIsAudited() {
    walk(journey().toAStop());
  }

  @Test
  void aSessionIsAudited() {
    callers.endSessions();
    walk(journey().overTheCounter());
  }

  @Test
  void aStopAtTheCounterIsAudited() {
    callers.endSessions();
    walk(journey().toAStopAtTheCounter());
  }

  @Test
  void aReportOfACitizenIsAudited() {
    walk(journey().toAReport());
  }

  @Test
  void peopleAndSystemsThatComeAndGoAreAudited() {
    walk(journey().ofPeople());
  }

  @Test
  void papersOnTheirWayAreAudited() {
    callers.endSessions();
    walk(journey().onPaper());
  }

  private void walk(List<Step> steps) {
    callers.all();
    List<String> wrong = new ArrayList<>();
    for (Step step : steps) {
      if (!step.acts().isEmpty()) {
        breakOnce(step, wrong);
      }
      List<String> known = acts();
      Answer answer = step.ask().get();
      if (answer.status() >= 400) {
        wrong.add(step + " answers " + answer.brief());
        break;
      }
      step.then().accept(answer);
      List<String> left = new ArrayList<>(acts());
      known.forEach(left::remove);
      if (!left.stream().sorted().toList().equals(step.acts().stream().sorted().toList())) {
        wrong.add(step + " leaves " + left + " instead of " + step.acts());
      }
      notWrittenDown(answer, step).forEach(act -> wrong.add(step + " is not said to leave " + act));
    }
    System.out.printf("Audit: %d acts, each once broken and once done%n", steps.size());
    assertThat(wrong).isEmpty();
  }

  /** The list of routes and their acts has what was seen here. */
  private List<String> notWrittenDown(Answer answer, Step step) {
    Optional<Route> route = routes.of(answer.asked()).filter(Route::writes);
    if (route.isEmpty()) {
      return List.of();
    }
    try {
      Set<String> written = AuditedRoutesTest.acts(route.get().path() + " " + route.get().verb());
      return step.acts().stream()
          .filter(act -> written.stream().noneMatch(one -> fits(one, act)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean fits(String written, String act) {
    return written.endsWith("*")
        ? act.startsWith(written.substring(0, written.length() - 1))
        : written.equals(act);
  }

  private void breakOnce(Step step, List<String> wrong) {
    String before = fingerprint();
    Answer broken = withoutAudit(step);
    if (broken.status() < 500) {
      wrong.add(step + " without an audit row answers " + broken.brief());
    }
    if (!fingerprint().equals(before)) {
      wrong.add(step + " without an audit row is half stored");
    }
  }

  /** Asks while the database refuses our audit rows. */
  private Answer withoutAudit(Step step) {
    jdbc.sql(
            """
            CREATE FUNCTION audit.break_for_a_test() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'the audit log is broken'; END; $$
            """)
        .update();
    jdbc.sql(
            """
            CREATE TRIGGER broken_for_a_test BEFORE INSERT ON audit.entry FOR EACH ROW
            WHEN (NEW.actor LIKE 'sweep-%' OR NEW.actor = 'citizen')
            EXECUTE FUNCTION audit.break_for_a_test()
            """)
        .update();
    try {
      return step.ask().get();
    } finally {
      jdbc.sql("DROP TRIGGER broken_for_a_test ON audit.entry").update();
      jdbc.sql("DROP FUNCTION audit.break_for_a_test").update();
    }
  }

  private List<String> acts() {
    return jdbc.sql("SELECT act FROM audit.entry WHERE " + OURS).query(String.class).list().stream()
        .map(String::valueOf)
        .toList();
  }

  /** Every row that is written anew has another place or transaction, whatever stands in it. */
  private String fingerprint() {
    List<String> tables =
        jdbc.sql(TABLES).query(String.class).list().stream().map(String::valueOf).toList();
    String union =
        tables.stream()
            .map(
                table ->
                    ("SELECT '%s ' || count(*) || ' ' ||"
                         + " coalesce(sum(hashtextextended(concat(t.tableoid, t.ctid, t.xmin), 0)),"
                         + " 0) FROM %s t")
                        .formatted(table, table))
            .collect(Collectors.joining(" UNION ALL "));
    return String.join(
        "\n",
        jdbc
            .sql(
                union
                    + " UNION ALL SELECT 'messages ' || count(*) FROM notification.message"
                    + " UNION ALL SELECT 'keys ' || count(*) FROM platform.idempotent_answer")
            .query(String.class)
            .list()
            .stream()
            .map(String::valueOf)
            .toList());
  }
}
