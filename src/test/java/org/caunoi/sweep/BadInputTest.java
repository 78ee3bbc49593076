package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.Walk;
import org.caunoi.access.Permission;
import org.caunoi.sweep.Caller.Answer;
import org.caunoi.sweep.Fill.Real;
import org.caunoi.sweep.Mutations.Bad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Nonsense of every sort on every route of the API: a clear refusal that names the field, never a
 * failure, and nothing stored. The order is random with a seed that is printed.
 */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=crowd")
@OwnDatabase
class BadInputTest {

  /** Everything at night; else each run draws a third by its seed. */
  private static final boolean ALL = Boolean.getBoolean("caunoi.sweep.nightly");

  /**
   * Requests to one route; a route with many fields gets a random part of all that could be sent.
   */
  private static final int PER_ROUTE = ALL ? Integer.MAX_VALUE : 30;

  private static final List<String> TEXTS =
      List.of(
          "",
          "%20",
          "abc",
          "-1",
          "0",
          "1.5",
          "99999999999999999999",
          "NaN",
          "1e400",
          "null",
          "true",
          "%00",
          "a%00b",
          "%07",
          "%FF",
          "%C0%80",
          "%ED%A0%80",
          "%F0%9F%98%80",
          "%EF%BF%BF",
          "%E2%80%AE",
          "'%20OR%201=1--",
          "..%2F..%2Fetc%2Fpasswd",
          "2026-02-30",
          "%25",
          "%0D%0AX:y",
          "x".repeat(3000),
          "%5B%5D",
          "%7B%22a%22:1%7D",
          "Ly8v",
          "1,2,3,");

  private static final List<String[]> HEADERS =
      List.of(
          new String[] {"Accept", "application/xml"},
          new String[] {"Accept", "text/html"},
          new String[] {"Accept", "garbage"},
          new String[] {"Accept", "*/*;q=nan"},
          new String[] {"Accept", "application/json;charset=no-such"},
          new String[] {"Accept-Language", "@@;;q=x"},
          new String[] {"Accept-Language", "zz-" + "y".repeat(500)},
          new String[] {"If-Match", "*"},
          new String[] {"If-Match", "W/\"1\""},
          new String[] {"If-Match", "\"99999999999999999999\""},
          new String[] {"If-Match", "\"-1\""},
          new String[] {"If-None-Match", "\"\"\""},
          new String[] {"If-Modified-Since", "yesterday"},
          new String[] {"Idempotency-Key", "a b"},
          new String[] {"Idempotency-Key", "k".repeat(3000)},
          new String[] {"Idempotency-Key", ""},
          new String[] {"Tracking-Digits", "a1b2"},
          new String[] {"Tracking-Digits", "9".repeat(3000)},
          new String[] {"Range", "bytes=9-1"},
          new String[] {"X-Forwarded-Host", "evil.invalid"},
          new String[] {"X-HTTP-Method-Override", "DELETE"},
          new String[] {"Authorization", "Bearer " + "x".repeat(3000)},
          new String[] {"Cookie", "signin=%00; csrf=; lang=@@"});

  @Autowired private Routes routes;
  @Autowired private Callers callers;
  @Autowired private Walk walk;
  @Autowired private JdbcClient jdbc;

  private final long seed = Long.getLong("caunoi.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final List<String> wrong = new ArrayList<>();
  private Real real = Real.NONE;
  private Map<String, Long> before = Map.of();
  private int sent;
  private int created;

  @BeforeEach
  void countRows() {
    real = new Real(walk.filing().file().code(), callers.openSession());
    before = rows();
  }

  @AfterEach
  void forgetFailures() {
    jdbc.sql("DELETE FROM access.attempt").update();
  }

  @Test
  void aBadBodyIsRefusedByTheNameOfItsField() {
    for (Route route : routes.all()) {
      if (route.isApi() && route.takesJson() && !route.isAboutSignIn()) {
        badBodies(route);
      }
    }
    finish("bodies", 1000);
  }

  @Test
  void aBadQueryOrPathIsRefused() {
    for (Route route : routes.all()) {
      if (route.isApi() && !route.isAboutSignIn()) {
        badQueries(route);
        badPaths(route);
      }
    }
    finish("queries and paths", 500);
  }

  @Test
  void badHeadersAndContentTypesAreRefused() {
    for (Route route : routes.all()) {
      if (route.isApi() && !route.isAboutSignIn()) {
        badHeaders(route);
        badTypes(route);
      }
    }
    finish("headers and content types", 500);
  }

  @Test
  void whatIsNotHttpIsRefusedBeforeItReachesARoute() throws IOException {
    List<String> lines =
        List.of(
            "GET /api/v1/communes?q=%zz HTTP/1.1",
            "GET /api/v1/communes?q=% HTTP/1.1",
            "GET /api/v1/communes?q=\u00e9 HTTP/1.1",
            "GET /api/v1/procedures/..;/..;/people HTTP/1.1",
            "GET /api/v1//dossiers HTTP/1.1",
            "GET /api/v1/dossiers/%2e%2e/%2e%2e/people HTTP/1.1",
            "GET /api/v1/procedures/a%2Fb HTTP/1.1",
            "GET /api/v1/procedures/a\\b HTTP/1.1",
            "GET /api/v1/procedures/" + "x".repeat(20_000) + " HTTP/1.1",
            "BREW /api/v1/procedures HTTP/1.1",
            "TRACE /api/v1/procedures HTTP/1.1",
            "GET /api/v1/procedures HTTP/9.9",
            "POST /api/v1/calendar/due-dates HTTP/1.1\r\nContent-Length: -1",
            "POST /api/v1/calendar/due-dates HTTP/1.1\r\nContent-Length: 4\r\nContent-Length: 5",
            "POST /api/v1/calendar/due-dates HTTP/1.1\r\nTransfer-Encoding: nonsense",
            "POST /api/v1/calendar/due-dates HTTP/1.1\r\n"
                + "Content-Encoding: gzip\r\n"
                + "Content-Length: 0");
    List<String> failures = new ArrayList<>();
    for (String line : lines) {
      String status = raw(line);
      if (!status.matches("HTTP/1\\.1 (4\\d\\d|501|505).*")) {
        failures.add(line.substring(0, Math.min(80, line.length())) + " -> " + status);
      }
    }
    assertThat(failures).isEmpty();
  }

  private void badBodies(Route route) {
    Caller caller = callers.whoMay(route.permission());
    JsonNode good = Fill.body(route);
    String path = Fill.path(route, real);
    String[] plain = headers(route, caller, "base");
    Answer base = caller.json(route.verb(), path, good.toString(), plain);
    count(route, base);
    // Where the good body passes, or only the state stands in its way, a refused field is the bad
    // one.
    boolean otherwiseGood = base.status() / 100 == 2 || base.pointers().isEmpty();
    List<Bad> all = new ArrayList<>(Mutations.of(good));
    Collections.shuffle(all, random);
    for (Bad bad : all.subList(0, Math.min(PER_ROUTE, all.size()))) {
      Answer answer =
          caller.send(
              route.verb(),
              Fill.path(route, real),
              "application/json",
              bad.body(),
              headers(route, caller, "k" + sent));
      check(route, bad.toString(), answer);
      if (answer.status() == 400 || answer.status() == 422) {
        checkPointer(route, bad, answer, otherwiseGood);
      }
    }
  }

  private void checkPointer(Route route, Bad bad, Answer answer, boolean otherwiseGood) {
    List<String> pointers = answer.pointers();
    if (bad.pointer().isEmpty() || !isJson(bad.body())) {
      return; // The body as a whole is wrong; no field can be named.
    }
    boolean named = pointers.stream().anyMatch(pointer -> concerns(pointer, bad.pointer()));
    if (!named && (otherwiseGood || pointers.isEmpty())) {
      wrong.add(route + ", " + bad + ": names " + pointers + ": " + answer.brief());
    }
  }

  /** Whether a pointer names the bad field, something in it, or what it is a part of. */
  private static boolean concerns(String pointer, String bad) {
    return pointer.equals(bad)
        || pointer.startsWith(bad + "/")
        || (!pointer.isEmpty() && bad.startsWith(pointer + "/"));
  }

  private void badQueries(Route route) {
    Caller caller = callers.whoMay(route.permission());
    String path = Fill.path(route, real);
    for (MethodParameter parameter : route.parameters()) {
      if (!parameter.hasParameterAnnotation(RequestParam.class)) {
        continue;
      }
      String name = parameter.getParameterName();
      for (String text : some(TEXTS)) {
        ask(route, caller, path + "?" + name + "=" + text, name + "=" + text);
      }
      ask(route, caller, path + "?" + name + "=1&" + name + "=2", name + " twice");
      ask(route, caller, path + "?" + name, name + " without a value");
      ask(route, caller, path + "?" + name + "%5B%5D=1", name + "[]");
    }
  }

  private void badPaths(Route route) {
    if (!route.path().contains("{")) {
      return;
    }
    Caller caller = callers.whoMay(route.permission());
    for (String text : some(TEXTS)) {
      if (text.isEmpty() || text.length() > 2000) {
        continue;
      }
      ask(route, caller, Fill.path(route, variable -> text), "path with " + text);
    }
  }

  private void badHeaders(Route route) {
    Caller caller = callers.whoMay(route.permission());
    String path = Fill.path(route, Real.NONE);
    for (String[] header : some(HEADERS)) {
      Answer answer = caller.send(route.verb(), path, type(route), content(route), header);
      check(route, header[0] + ": " + header[1], answer);
    }
  }

  private void badTypes(Route route) {
    if (!route.writes()) {
      return;
    }
    Caller caller = callers.whoMay(route.permission());
    String path = Fill.path(route, real);
    List<String> types =
        List.of(
            "",
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "multipart/mixed",
            "application/json; charset=utf-16",
            "application/json; charset=no-such",
            "nonsense",
            "application/",
            "application/pdf",
            "image/png",
            "application/octet-stream",
            "application/merge-patch+json",
            "*/*");
    for (String type : some(types)) {
      byte[] junk = new byte[64];
      random.nextBytes(junk);
      for (byte[] body :
          some(List.of(new byte[0], junk, "--x\r\nnothing".getBytes(StandardCharsets.UTF_8)))) {
        Answer answer =
            caller.send(route.verb(), path, type, body, headers(route, caller, "t" + sent));
        check(route, "content type '" + type + "'", answer);
      }
    }
  }

  private <T> List<T> some(List<T> all) {
    List<T> drawn = new ArrayList<>(all);
    Collections.shuffle(drawn, random);
    return ALL ? all : drawn.subList(0, (all.size() + 2) / 3);
  }

  private void ask(Route route, Caller caller, String path, String what) {
    Answer answer =
        caller.send(
            route.verb(), path, type(route), content(route), headers(route, caller, "q" + sent));
    check(route, what, answer);
  }

  private void check(Route route, String what, Answer answer) {
    count(route, answer);
    if (answer.status() >= 500) {
      wrong.add(route + ", " + what + ": fails: " + answer.brief());
    } else if (answer.status() >= 400 && (!answer.isProblem() || answer.code().isBlank())) {
      wrong.add(
          route
              + ", "
              + what
              + ": no problem but "
              + answer.header("Content-Type")
              + " "
              + answer.brief());
    }
  }

  private void count(Route route, Answer answer) {
    sent++;
    boolean makes =
        route.toString().equals("POST /api/v1/dossiers")
            || route.toString().equals("POST /api/v1/assistance-sessions");
    if (makes && answer.status() == 201 && answer.header("Idempotency-Replayed").isEmpty()) {
      created++;
    }
  }

  private void finish(String what, int least) {
    System.out.printf("Bad input: %d requests of %s, seed %d%n", sent, what, seed);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    Map<String, Long> after = rows();
    assertThat(after.values().stream().mapToLong(Long::longValue).sum())
        .as("dossiers and sessions, of them %d asked for", created)
        .isEqualTo(before.values().stream().mapToLong(Long::longValue).sum() + created);
    assertThat(sent).isGreaterThan(least);
  }

  private Map<String, Long> rows() {
    Map<String, Long> rows = new LinkedHashMap<>();
    rows.put("dossiers", count("SELECT count(*) FROM dossier.dossier"));
    rows.put("sessions", count("SELECT count(*) FROM assistance.session"));
    return rows;
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  /** Acts are asked for with a version nobody has seen, so that none of them happens. */
  private static String[] headers(Route route, Caller caller, String key) {
    return route.path().equals("/api/v1/dossiers")
        ? new String[] {"Idempotency-Key", key + "-" + caller.token().hashCode()}
        : new String[] {"If-Match", "\"999\""};
  }

  private static String type(Route route) {
    if (route.consumes().startsWith("multipart/")) {
      return route.consumes() + "; boundary=b";
    }
    if (!route.consumes().isEmpty()) {
      return route.consumes();
    }
    return route.takesJson() ? "application/json" : "";
  }

  private static byte[] content(Route route) {
    return route.takesJson()
        ? Fill.body(route).toString().getBytes(StandardCharsets.UTF_8)
        : new byte[0];
  }

  private static boolean isJson(byte[] body) {
    try {
      JsonMapper.shared().readTree(body);
      return true;
    } catch (JacksonException notJson) {
      return false;
    }
  }

  private String raw(String head) throws IOException {
    URI base = URI.create(callers.whoMay(Permission.OPEN).base());
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          (head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      return answer.lines().findFirst().orElse("(nothing)");
    }
  }
}
