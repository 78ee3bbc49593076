package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.OwnDatabase;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.ActKind;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Two officers decide the same dossier at the same moment: one act is stored, and the next step is
 * never refused.
 */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=crowd")
@OwnDatabase
@Order(Integer.MAX_VALUE)
class DecideAtOnceTest {

  /** Each decides a dossier and most leave a signed paper: two thousand by bin/contest-drill. */
  private static final int CONTESTS = Integer.getInteger("caunoi.drill.contests", 160);

  private static final boolean DRILL = CONTESTS > 320;
  private static final boolean DEFECT = Boolean.getBoolean("caunoi.drill.defect");
  private static final int ROUNDS = 400;
  private static final int PAIRS = 8;

  /** Of so many contests in the suite one each is about what comes after the acceptance. */
  private static final int SELDOM = 32;

  private static final List<Duel> INTAKE =
      List.of(
          new Duel(
              Stage.FILED,
              true,
              new Act("acceptances", Walk.FORM_COMPLETE),
              new Act("refusals", "{\"ground\":\"Luật Thử\",\"reason\":\"Sai thẩm quyền.\"}")),
          new Duel(
              Stage.FILED,
              true,
              new Act("acceptances", Walk.FORM_COMPLETE),
              new Act("acceptances", Walk.FORM_COMPLETE)),
          new Duel(
              Stage.FILED,
              false,
              new Act(
                  "supplement-requests",
                  "{\"reasons\":[{\"component\":\"form\",\"text\":\"Thiếu.\"}]}"),
              new Act("acceptances", Walk.FORM_COMPLETE)));
  private static final Act ISSUE = new Act("results", "");
  private static final Act RETURN = new Act("returns", "{\"personalId\":\"001199000001\"}");
  private static final List<Duel> LATER =
      List.of(
          new Duel(Stage.PROCESSED, false, new Act("approvals", "{}"), new Act("approvals", "{}")),
          new Duel(Stage.APPROVED, true, ISSUE, ISSUE),
          new Duel(
              Stage.APPROVED,
              true,
              ISSUE,
              new Act(
                  "stops",
                  "{\"reason\":\"Người dân đã mất.\",\"ground\":\"Luật Thử nghiệm, Điều 5\"}")),
          new Duel(Stage.ISSUED, true, RETURN, RETURN));

  private static final String CHARGE = "{\"amount\": \"1000\", \"reason\": \"Thuế\"}";
  private static final String RECEIPT = "{\"receipt\": \"THU-1\"}";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;

  @Test
  void exactlyOneOfTwoActsIsStored() throws Exception {
    SignedIn partner = people.partner().who();
    Map<Role, Web> first = officers();
    Map<Role, Web> second = officers();
    SignedIn specialist = people.officer(Role.SPECIALIST, walk.authority());
    String assignment = "{\"assignee\":\"" + specialist.accountId() + "\"}";
    List<Contest> contests = new ArrayList<>();
    List<Future<List<String>>> results = new ArrayList<>();
    try (ExecutorService filers = Executors.newFixedThreadPool(4);
        ExecutorService officers = Executors.newFixedThreadPool(2 * PAIRS)) {
      List<Future<Contest>> prepared = new ArrayList<>();
      for (int i = 0; i < CONTESTS; i++) {
        int number = i;
        prepared.add(filers.submit(() -> prepare(partner, number)));
      }
      for (Future<Contest> one : prepared) {
        contests.add(one.get());
      }
      if (DEFECT) {
        forgetVersions();
      }
      for (int pair = 0; pair < PAIRS; pair++) {
        List<Contest> mine = new ArrayList<>();
        for (int i = pair; i < CONTESTS; i += PAIRS) {
          mine.add(contests.get(i));
        }
        CyclicBarrier together = new CyclicBarrier(2);
        results.add(officers.submit(() -> acts(first, mine, Duel::one, together, assignment)));
        results.add(officers.submit(() -> acts(second, mine, Duel::other, together, assignment)));
      }
    }
    List<String> outcomes = new ArrayList<>();
    for (Future<List<String>> result : results) {
      outcomes.addAll(result.get());
    }
    assertThat(outcomes).hasSize(2 * CONTESTS);
    assertThat(new HashSet<>(outcomes)).containsOnly("won", "told who was faster");
    assertThat(outcomes).filteredOn("won"::equals).hasSize(CONTESTS);
    assertThat(outcomes).filteredOn("told who was faster"::equals).hasSize(CONTESTS);
    int decided = 0;
    for (Stage stage : Stage.values()) {
      int dossiers = (int) contests.stream().filter(c -> c.duel().stage() == stage).count();
      assertThat(decisions(contests, stage)).as(stage.toString()).isEqualTo(dossiers);
      assertThat(dossiers).as("contests " + stage).isPositive();
      decided += dossiers;
    }
    long blind = contests.stream().filter(Contest::blind).count();
    assertThat(blind).isPositive();
    Measured.say(
        "%d contests of two decisions; one stored and one told in each; %d of them without"
            + " If-Match",
        decided, blind);
  }

  /** One officer for each act that decides. */
  private Map<Role, Web> officers() {
    Map<Role, Web> officers = new EnumMap<>(Role.class);
    for (Role role : List.of(Role.INTAKE_OFFICER, Role.SIGNER, Role.RETURN_OFFICER)) {
      officers.put(role, people.signIn(people.officer(role, walk.authority())));
    }
    return officers;
  }

  /** A dossier that stands where both may decide; each fourth that can be is decided blindly. */
  private Contest prepare(SignedIn partner, int number) {
    int turn = number % (DRILL ? LATER.size() + INTAKE.size() : SELDOM);
    Duel duel =
        turn < LATER.size() ? LATER.get(turn) : INTAKE.get((number / 4 + turn) % INTAKE.size());
    String code = walk.filing().withoutPhone().by(partner).code();
    switch (duel.stage()) {
      case FILED -> {}
      case PROCESSED -> walk.process(code);
      case APPROVED -> {
        walk.process(code);
        walk.approve(people.officer(Role.SIGNER, null), code);
      }
      case ISSUED -> walk.issue(code);
    }
    String etag =
        jdbc.sql("SELECT '\"' || version || '\"' FROM dossier.dossier WHERE code = :code")
            .param("code", code)
            .query(String.class)
            .single();
    return new Contest(code, etag, duel, duel.eitherEnds() && number % 3 == 0);
  }

  private int decisions(List<Contest> contests, Stage stage) {
    return jdbc.sql(
            """
            SELECT count(*) FROM dossier.act a JOIN dossier.dossier d ON d.id = a.dossier_id
            WHERE d.code IN (:codes) AND a.kind IN (:kinds)
            """)
        .param(
            "codes",
            contests.stream().filter(c -> c.duel().stage() == stage).map(Contest::code).toList())
        .param("kinds", stage.decisions.stream().map(Enum::name).toList())
        .query(Integer.class)
        .single();
  }

  /** The planted defect: an act no longer changes the version that the other one saw. */
  private void forgetVersions() {
    jdbc.sql(
            """
            CREATE FUNCTION dossier.forget() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN NEW.version := OLD.version; RETURN NEW; END $$
            """)
        .update();
    jdbc.sql(
            """
            CREATE TRIGGER forget BEFORE UPDATE ON dossier.dossier
            FOR EACH ROW EXECUTE FUNCTION dossier.forget()
            """)
        .update();
  }

  @Test
  void againAndAgainOnTheSameDossiersOneOfTwoActsIsStored() throws Exception {
    Web first = people.signIn(people.officer(Role.SPECIALIST, walk.authority()));
    Web second = people.signIn(people.officer(Role.SPECIALIST, walk.authority()));
    SignedIn next = people.officer(Role.SPECIALIST, walk.authority());
    String assignment = "{\"assignee\":\"" + next.accountId() + "\"}";
    List<Future<List<String>>> results = new ArrayList<>();
    try (ExecutorService officers = Executors.newFixedThreadPool(2 * PAIRS)) {
      for (int pair = 0; pair < PAIRS; pair++) {
        String path = "/api/v1/dossiers/" + walk.process(walk.filing().file().code()).code();
        CyclicBarrier together = new CyclicBarrier(2);
        results.add(
            officers.submit(() -> rounds(first, path, "/payment-requests", CHARGE, together)));
        results.add(
            officers.submit(() -> rounds(second, path, "/assignments", assignment, together)));
      }
    }
    List<String> outcomes = new ArrayList<>();
    for (Future<List<String>> result : results) {
      outcomes.addAll(result.get());
    }
    assertThat(outcomes).filteredOn("won"::equals).hasSize(ROUNDS);
    assertThat(outcomes).filteredOn("told who was faster"::equals).hasSize(ROUNDS);
    assertThat(outcomes).hasSize(2 * ROUNDS);
  }

  private static List<String> rounds(
      Web officer, String path, String act, String body, CyclicBarrier together) throws Exception {
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < ROUNDS / PAIRS; i++) {
      together.await();
      String seen = officer.get(path).headers().firstValue("ETag").orElseThrow();
      together.await();
      outcomes.add(
          outcome(
              officer.post(path + act, body, "If-Match", seen),
              () ->
                  act.equals("/assignments")
                      ? officer.get(path)
                      : officer.post(path + "/payments", RECEIPT)));
    }
    return outcomes;
  }

  private static List<String> acts(
      Map<Role, Web> officers,
      List<Contest> contests,
      Function<Duel, Act> side,
      CyclicBarrier together,
      String assignment)
      throws Exception {
    List<String> outcomes = new ArrayList<>();
    for (Contest contest : contests) {
      String path = "/api/v1/dossiers/" + contest.code();
      Act act = side.apply(contest.duel());
      Web officer = Objects.requireNonNull(officers.get(contest.duel().stage().role));
      String[] seen = contest.blind() ? new String[0] : new String[] {"If-Match", contest.etag()};
      together.await();
      HttpResponse<String> answer =
          act == ISSUE
              ? officer.upload(path + "/results", Map.of("number", "MAU-1"), Papers.pdf(), seen)
              : officer.post(path + "/" + act.name(), act.body(), seen);
      boolean late = contest.blind() && answer.statusCode() == 409;
      outcomes.add(
          late
              ? "told who was faster"
              : outcome(answer, () -> next(officer, path, act.name(), assignment)));
    }
    return outcomes;
  }

  private static String outcome(HttpResponse<String> answer, Callable<HttpResponse<String>> next)
      throws Exception {
    if (answer.statusCode() == 201) {
      HttpResponse<String> after = next.call();
      return after.statusCode() / 100 == 2 ? "won" : "next step refused: " + after.body();
    }
    return answer.statusCode() == 409 && answer.body().contains("somebody-was-faster")
        ? "told who was faster"
        : answer.statusCode() + " " + answer.body();
  }

  /** What the winner does next, without waiting. */
  private static HttpResponse<String> next(
      Web officer, String path, String act, String assignment) {
    return switch (act) {
      case "acceptances" -> officer.post(path + "/assignments", assignment, "If-Match", "\"2\"");
      case "supplement-requests" ->
          officer.upload(path + "/withdrawal-papers", Map.of(), Papers.pdf(), "If-Match", "\"2\"");
      default -> officer.get(path);
    };
  }

  /** Where a dossier stands before it is decided, who decides, and what may come of it. */
  private enum Stage {
    FILED(Role.INTAKE_OFFICER, ActKind.ACCEPTED, ActKind.REFUSED, ActKind.SUPPLEMENT_REQUESTED),
    PROCESSED(Role.SIGNER, ActKind.APPROVED),
    APPROVED(Role.SIGNER, ActKind.ISSUED, ActKind.STOPPED),
    ISSUED(Role.RETURN_OFFICER, ActKind.RETURNED);

    private final Role role;
    private final Set<ActKind> decisions;

    Stage(Role role, ActKind... decisions) {
      this.role = role;
      this.decisions = Set.of(decisions);
    }
  }

  private record Act(String name, String body) {}

  /**
   * Two acts of which one may be.
   *
   * @param eitherEnds whether neither is possible after the other, also for somebody who does not
   *     say what they saw
   */
  private record Duel(Stage stage, boolean eitherEnds, Act one, Act other) {}

  /**
   * @param blind without saying what was seen
   */
  private record Contest(String code, String etag, Duel duel, boolean blind) {}
}
