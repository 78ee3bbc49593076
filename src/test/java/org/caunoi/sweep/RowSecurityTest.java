package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caunoi.TestViewer.as;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OnTheWay;
import org.caunoi.platform.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** What PostgreSQL itself shows to whom, whatever a statement asks for. */
@IntegrationTest
class RowSecurityTest {

  private static final Path HOUSE = Path.of("src/test/resources/acts-as-house.txt");
  private static final Pattern ACTS = Pattern.compile("@ActsAsHouse\\(\\s*\"([^\"]+)\"");

  /** Tables of these schemas that hold nothing of one citizen; each new one is looked at here. */
  private static final Set<String> OPEN =
      Set.of(
          "custody.event",
          "custody.finding",
          "custody.holding",
          "dossier.bearer",
          "dossier.calendar_recount",
          "dossier.code_series",
          "dossier.dissolution",
          "post.budget",
          "post.budget_grant",
          "post.deposit",
          "post.pull",
          "post.statement");

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private OnTheWay way;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Environment environment;

  @AfterEach
  void nobodyIsSignedIn() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void everyTableOfCitizensIsGuardedAndItsOwnerToo() {
    List<String> unguarded =
        jdbc.sql(
                """
                SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname IN ('dossier', 'assistance', 'notification', 'custody', 'post', 'quality', 'exchange',
                                    'document')
                  AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                ORDER BY name
                """)
            .query((row, n) -> row.getString("name"))
            .list();
    assertThat(unguarded).containsExactlyInAnyOrderElementsOf(OPEN);
  }

  @Test
  void whoSignsInIsLookedUpWhereNoTableHasAPolicySoNobodyIsToldForIt() {
    List<String> guarded =
        jdbc.sql(
                """
                SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'access' AND c.relrowsecurity
                """)
            .query((row, n) -> row.getString("relname"))
            .list();
    assertThat(guarded).isEmpty();
    SignedIn first = people.clerk("HN-0001");
    SignedIn second = people.clerk("HN-0002");
    transactions.executeWithoutResult(
        same -> {
          assertThat(as(first, this::told)).isEqualTo(first.accountId().toString());
          assertThat(Viewer.untold(this::told)).isEqualTo(first.accountId().toString());
          assertThat(as(second, this::told)).isEqualTo(second.accountId().toString());
        });
  }

  private String told() {
    return jdbc.sql("SELECT current_setting('caunoi.me')").query(String.class).single();
  }

  @Test
  void aConnectionThatSaysNothingIsShownNothing() throws SQLException {
    walk.issue(walk.filing().file().code());
    way.bag(way.team(), 1);
    List<String> seen = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"));
        Statement statement = connection.createStatement()) {
      for (String table : guarded()) {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
          rows.next();
          if (rows.getLong(1) > 0) {
            seen.add(table);
          }
        }
      }
    }
    assertThat(seen).isEmpty();
    assertThat(guarded()).hasSizeGreaterThan(30).contains("dossier.dossier", "dossier.act");
    assertThat(count("SELECT count(*) FROM dossier.dossier")).isPositive();
  }

  @Test
  void eachIsShownTheOwnOnTheSamePooledConnections() {
    SignedIn clerk = people.clerk("HN-0001");
    String code = walk.filing().session(UUID.randomUUID()).by(clerk).code();
    String officers = walk.authority();
    SignedIn client = people.partner().who();
    String filed = walk.filing().by(client).code();
    for (int i = 0; i < 3; i++) {
      assertThat(as(clerk, () -> sees(code))).isTrue();
      assertThat(as(clerk, () -> sees(filed))).isFalse();
      assertThat(as(client, () -> sees(code))).isFalse();
      assertThat(as(client, () -> sees(filed))).isTrue();
      assertThat(as(people.clerk("HN-0002"), () -> sees(code))).isFalse();
      assertThat(as(people.officer(Role.CLERK, null), () -> sees(code))).isFalse();
      assertThat(as(people.officer(Role.SPECIALIST, officers), () -> sees(code))).isTrue();
      assertThat(as(people.officer(Role.SPECIALIST, walk.authorityOf("00166")), () -> sees(code)))
          .isFalse();
      assertThat(as(people.officer(Role.INSPECTOR, null), () -> sees(code))).isTrue();
      assertThat(as(people.officer(Role.ADMINISTRATOR, null), () -> sees(code))).isFalse();
      assertThat(as(people.officer(Role.AUDITOR, null), () -> sees(code))).isFalse();
      assertThat(sees(code)).as("the test itself is the house").isTrue();
    }
  }

  @Test
  void whoLooksChangesWithinATransactionAndSurvivesNoRollback() {
    SignedIn stranger = people.clerk("HN-0002");
    String code = walk.filing().file().code();
    transactions.executeWithoutResult(
        status -> {
          assertThat(sees(code)).isTrue();
          assertThat(as(stranger, () -> sees(code))).isFalse();
          assertThat(sees(code)).isTrue();
          status.setRollbackOnly();
        });
    assertThat(as(stranger, () -> sees(code))).isFalse();
    assertThat(sees(code)).isTrue();
  }

  @Test
  void nobodyWritesIntoTheDossierOfAnother() {
    String code = walk.filing().file().code();
    SignedIn stranger = people.officer(Role.SIGNER, walk.authorityOf("00166"));
    String touch = "UPDATE dossier.dossier SET supplement_in = true WHERE code = :code";
    String delete = "DELETE FROM dossier.dossier WHERE code = :code";
    assertThat(as(stranger, () -> jdbc.sql(touch).param("code", code).update())).isZero();
    assertThat(as(stranger, () -> jdbc.sql(delete).param("code", code).update())).isZero();
    assertThat(sees(code)).isTrue();
  }

  @Test
  void theIndexesAreOfUseBehindThePolicies() {
    String unit = walk.authority();
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, unit);
    walk.filing().file();
    assertThat(
            plan(
                officer,
                """
                SELECT d.code FROM dossier.dossier d WHERE d.unit = '%s'
                """
                    .formatted(unit),
                "enable_seqscan"))
        .contains("Index Cond: (unit", "dossier_worklist");
    assertThat(plan(officer, "SELECT * FROM dossier.dossier WHERE code = 'H26'", "enable_seqscan"))
        .contains("dossier_code_key");
    assertThat(
            plan(
                officer,
                """
                SELECT * FROM dossier.act
                WHERE authority = 'a' AND dossier_id = '00000000-0000-7000-8000-000000000000'
                """,
                "enable_seqscan"))
        .contains("act_pkey", "(dossier_id = ");
    assertThat(
            plan(
                officer,
                """
                SELECT d.code FROM dossier.dossier d
                JOIN dossier.bearer b ON b.authority = d.authority AND b.dossier_id = d.id
                WHERE b.words || CAST(b.authority AS bytea) @> ARRAY['\\x01'::bytea]
                  AND get_byte(uuid_send(b.dossier_id), 15) BETWEEN 4 AND 15
                """,
                "enable_seqscan"))
        .contains("bearer_by_words_3");
    assertThat(
            plan(
                officer,
                "SELECT * FROM dossier.dossier WHERE person_hash = '\\x00'",
                "enable_seqscan"))
        .contains("dossier_by_person");
  }

  @Test
  void whatActsAsTheHouseIsTheReviewedList() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        Matcher acts = ACTS.matcher(Files.readString(file));
        while (acts.find()) {
          found.add(file.getFileName().toString().replace(".java", "") + " | " + acts.group(1));
        }
      }
    }
    String list = String.join("\n", new TreeSet<>(found)) + "\n";
    Files.writeString(Path.of("target", "acts-as-house.txt"), list);
    assertThat(list)
        .as("Review the difference, then copy target/acts-as-house.txt to %s", HOUSE)
        .isEqualTo(Files.readString(HOUSE));
  }

  private List<String> guarded() {
    return jdbc.sql(
            "SELECT DISTINCT schemaname || '.' || tablename AS name FROM pg_policies ORDER BY name")
        .query((row, n) -> row.getString("name"))
        .list();
  }

  private boolean sees(String code) {
    return jdbc.sql("SELECT count(*) FROM dossier.dossier WHERE code = :code")
            .param("code", code)
            .query(Long.class)
            .single()
        == 1;
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  /** With these ways made dear, as a million rows would. */
  private String plan(SignedIn who, String sql, String... dear) {
    return as(
        who,
        () ->
            transactions.execute(
                status -> {
                  jdbc.sql("SELECT set_config(name, 'off', true) FROM unnest(:dear) AS name")
                      .param("dear", dear)
                      .query(String.class)
                      .list();
                  return String.join("\n", jdbc.sql("EXPLAIN " + sql).query(String.class).list());
                }));
  }
}
