package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
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

  /** Together two thousand; the first decide a dossier each, and each leaves a signed paper. */
  private static final int CONTESTS = 320;

  private static final int ROUNDS = 1680;
  private static final int PAIRS = 8;
  private static final List<String[]> DUELS =
      List.of(
          new String[] {
            "acceptances",
            Walk.FORM_COMPLETE,
            "refusals",
            "{\"ground\":\"Luật Thử\",\"reason\":\"Sai thẩm quyền.\"}"
          },
          new String[] {"acceptances", Walk.FORM_COMPLETE, "acceptances", Walk.FORM_COMPLETE},
          new String[] {
            "supplement-requests",
            "{\"reasons\":[{\"component\":\"form\",\"text\":\"Thiếu.\"}]}",
            "acceptances",
            Walk.FORM_COMPLETE
          });

  private static final String CHARGE = "{\"amount\": \"1000\", \"reason\": \"Thuế\"}";
  private static final String RECEIPT = "{\"receipt\": \"THU-1\"}";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;

  @Test
  void exactlyOneOfTwoActsIsStored() throws Exception {
    SignedIn partner = people.partner().who();
    Web first = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authority()));
    Web second = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authority()));
    SignedIn specialist = people.officer(Role.SPECIALIST, walk.authority());
    String assignment = "{\"assignee\":\"" + specialist.accountId() + "\"}";
    List<Future<List<String>>> results = new ArrayList<>();
    try (ExecutorService filers = Executors.newFixedThreadPool(4);
        ExecutorService officers = Executors.newFixedThreadPool(2 * PAIRS)) {
      List<Future<String>> codes = new ArrayList<>();
      for (int i = 0; i < CONTESTS; i++) {
        codes.add(filers.submit(() -> walk.filing().by(partner).code()));
      }
      for (int pair = 0; pair < PAIRS; pair++) {
        List<String> mine = new ArrayList<>();
        for (int i = pair; i < CONTESTS; i += PAIRS) {
          mine.add(codes.get(i).get());
        }
        CyclicBarrier together = new CyclicBarrier(2);
        results.add(officers.submit(() -> acts(first, mine, 0, together, assignment)));
        results.add(officers.submit(() -> acts(second, mine, 2, together, assignment)));
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
    int decisions =
        jdbc.sql(
                """
                SELECT count(*) FROM dossier.act a JOIN dossier.dossier d ON d.id = a.dossier_id
                WHERE d.client_id = :client AND a.no = 2
                """)
            .param("client", partner.accountId())
            .query(Integer.class)
            .single();
    assertThat(decisions).isEqualTo(CONTESTS);
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
      Web officer, List<String> codes, int side, CyclicBarrier together, String assignment)
      throws Exception {
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      String path = "/api/v1/dossiers/" + codes.get(i);
      String[] duel = DUELS.get(i % DUELS.size());
      together.await();
      HttpResponse<String> answer =
          officer.post(path + "/" + duel[side], duel[side + 1], "If-Match", "\"1\"");
      outcomes.add(outcome(answer, () -> next(officer, path, duel[side], assignment)));
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
}
