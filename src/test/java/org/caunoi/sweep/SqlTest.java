package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.sweep.Caller.Answer;
import org.caunoi.sweep.World.Relation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/**
 * Statements of an attacker in every text that comes in: never run, never answered by PostgreSQL.
 */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=crowd")
@OwnDatabase
class SqlTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("caunoi.sweep.nightly");
  private static final int PER_INPUT = NIGHTLY ? 500 : 1;
  private static final long SLEPT = 2_500;
  private static final Pattern TELLS =
      Pattern.compile(
          "(?i)PSQLException|SQLSTATE|syntax error at|unterminated"
              + " quoted|pg_catalog|BadSqlGrammar");

  @Autowired private Routes routes;
  @Autowired private Callers callers;
  @Autowired private Worlds worlds;
  @Autowired private Planted planted;
  @Autowired private JdbcClient jdbc;

  private final long seed = Long.getLong("caunoi.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final List<String> payloads = Payloads.sql();
  private final List<String> wrong = new ArrayList<>();
  private int sent;

  @AfterEach
  void forgetFailedSignIns() {
    jdbc.sql("DELETE FROM access.attempt").update();
  }

  @Test
  void noTextIsTakenForAStatement() {
    World world = worlds.make(Relation.OWN);
    int inputs = 0;
    long acts = count("SELECT count(*) FROM dossier.act");
    for (Route route : routes.all()) {
      if (route.isAboutSignIn() || route.path().endsWith("/events")) {
        continue;
      }
      Caller caller = callers.whoMay(route.permission());
      String path =
          route.path().contains("{") && Kind.of(route) != Kind.COMMON
              ? Fill.path(route, Kind.of(route).values(world))
              : Fill.path(route, Fill.Real.NONE);
      for (MethodParameter parameter : route.parameters()) {
        if (parameter.hasParameterAnnotation(RequestParam.class)) {
          inputs++;
          some(
              payload ->
                  ask(
                      caller,
                      route,
                      path + "?" + parameter.getParameterName() + "=" + encoded(payload)));
        }
      }
      if (route.path().contains("{")) {
        inputs++;
        some(payload -> ask(caller, route, Fill.path(route, variable -> encoded(payload))));
      }
      if (route.takesJson()) {
        JsonNode good = Fill.body(route);
        for (String pointer : Mutations.pointers(good)) {
          if (good.at(pointer).isString()) {
            inputs++;
            some(payload -> body(caller, route, path, good, pointer, payload));
          }
        }
      }
    }
    System.out.printf(
        "SQL: %d requests, %d inputs, %d payloads, seed %d%n", sent, inputs, payloads.size(), seed);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(payloads).hasSizeGreaterThan(500);
    assertThat(inputs).isGreaterThan(250);
    assertThat(count("SELECT count(*) FROM dossier.act")).isGreaterThanOrEqualTo(acts);
  }

  /** In a house that puts one statement together with a text, the same requests are noticed. */
  @Test
  void aStatementPutTogetherWithATextWouldTurnItRed() {
    Route route = routes.of("GET /api/v1/dossiers/{code}").orElseThrow();
    Caller caller = callers.whoMay(route.permission());
    List<String> harmful =
        payloads.stream()
            .filter(one -> one.startsWith("' ") && !one.contains(";"))
            .filter(one -> !one.contains("sleep") || (NIGHTLY && one.endsWith("))--")))
            .toList();
    harmful.forEach(payload -> ask(caller, route, "/api/v1/dossiers/" + encoded(payload)));
    assertThat(wrong).as("seed %d", seed).isEmpty();
    String[] careless = planted.headers(Planted.Defect.LIVE_STATEMENTS);
    harmful.forEach(
        payload -> ask(caller, route, "/api/v1/dossiers/" + encoded(payload), careless));
    assertThat(wrong).hasSizeGreaterThan(harmful.size() / 2);
    assertThat(wrong.stream().anyMatch(one -> one.contains(" took "))).isEqualTo(NIGHTLY);
  }

  private void some(Consumer<String> ask) {
    int first = random.nextInt(payloads.size());
    for (int i = 0; i < PER_INPUT; i++) {
      ask.accept(payloads.get((first + i * 37) % payloads.size()));
    }
  }

  private void body(
      Caller caller, Route route, String path, JsonNode good, String pointer, String payload) {
    String text = Mutations.replaced(good, pointer, payload);
    check(
        route,
        payload,
        () ->
            caller.json(
                route.verb(), path, text, "If-Match", "\"999\"", "Idempotency-Key", "sql-" + sent));
  }

  private void ask(Caller caller, Route route, String path, String... more) {
    String[] headers = Arrays.copyOf(more, more.length + 2);
    headers[more.length] = "If-Match";
    headers[more.length + 1] = "\"999\"";
    check(
        route,
        path,
        () ->
            caller.send(
                route.verb(),
                path,
                RelationsTest.type(route),
                RelationsTest.content(route),
                headers));
  }

  private void check(Route route, String what, Supplier<Answer> ask) {
    sent++;
    long start = System.nanoTime();
    Answer answer = ask.get();
    long millis = (System.nanoTime() - start) / 1_000_000;
    if (answer.status() >= 500 || TELLS.matcher(answer.body().replace(what, "")).find()) {
      wrong.add("%s, %s: %s".formatted(route, what, answer.brief()));
    } else if (what.contains("sleep") && millis > SLEPT) {
      wrong.add("%s, %s took %d ms".formatted(route, what, millis));
    }
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
