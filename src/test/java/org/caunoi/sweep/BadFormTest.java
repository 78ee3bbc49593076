package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.caunoi.IntegrationTest;
import org.caunoi.NeedsNothing;
import org.caunoi.Walk;
import org.caunoi.access.SignedIn;
import org.caunoi.sweep.Caller.Answer;
import org.caunoi.sweep.Fill.Real;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Nonsense of every sort in the pages' addresses and forms: an answer for a person, never a
 * failure, and no dossier more than before. Its house is shared with few, so it runs among what
 * needs nothing of others.
 */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=forms")
@NeedsNothing
class BadFormTest {

  /** Already in the form of an address: what stands behind the {@code =}. */
  private static final List<String> TEXTS =
      List.of(
          "",
          "+",
          "%20%C2%A0",
          "abc",
          "-1",
          "99999999999999999999",
          "NaN",
          "null",
          "%00",
          "a%00b",
          "%07",
          "%FF",
          "%ED%A0%80",
          "%F0%9F%98%80",
          "%EF%BF%BF",
          "%E2%80%AE",
          "'+OR+1=1--",
          "%3Cscript%3Ealert(1)%3C/script%3E",
          "..%2F..%2Fetc%2Fpasswd",
          "2026-02-30",
          "%0D%0ASet-Cookie:+x=y",
          "http://evil.invalid/",
          "%zz",
          "001199000001");

  /** What a name that no route reads gets: only the text itself can be in the way. */
  private static final List<String> FEW = List.of("", "%00", "%FF", "%zz");

  private static final String LONG = "ă".repeat(5_000);
  private static final String HUGE = "x".repeat(600_000);

  /** Everything at night; else each run draws by its seed. */
  private static final int PER_NAME =
      Boolean.getBoolean("caunoi.sweep.nightly") ? Integer.MAX_VALUE : 2;

  private static final List<String> UNREAD = List.of("khong-co", "lang");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final List<String> TYPES =
      List.of("", "application/json", "multipart/form-data", "nonsense", FORM + ";charset=no-such");

  @Autowired private Routes routes;
  @Autowired private Callers callers;
  @Autowired private Walk walk;
  @Autowired private JdbcClient jdbc;

  private final long seed = Long.getLong("caunoi.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final List<String> wrong = new ArrayList<>();
  private Real real = Real.NONE;
  private int sent;

  @BeforeEach
  void something() {
    real = new Real(walk.filing().file().code(), callers.openSession());
  }

  @AfterEach
  void forgetFailures() {
    jdbc.sql("DELETE FROM access.attempt").update();
  }

  @Test
  void aBadAddressOfAPageIsAnswered() {
    for (Route route : routes.all()) {
      if (route.isApi() || route.writes()) {
        continue;
      }
      for (String name : names(route)) {
        for (String text : some(name)) {
          if (!text.equals("%zz")) {
            ask(route, Fill.path(route, real) + "?" + name + "=" + text, "");
          }
        }
        ask(route, Fill.path(route, real) + "?" + name + "=1&" + name + "=2", "");
        ask(route, Fill.path(route, real) + "?" + name + "=" + "x".repeat(5000), "");
      }
      badPaths(route);
    }
    finish(200);
  }

  @Test
  void aBadFormIsAnswered() {
    long dossiers = dossiers();
    for (Route route : routes.all()) {
      if (route.isApi() || !route.writes() || route.isAboutSignIn()) {
        continue;
      }
      ask(route, Fill.path(route, real), "");
      badPaths(route);
      ask(route, path(route), "khong-co=" + HUGE);
      for (String name : names(route)) {
        for (String text : some(name)) {
          ask(route, path(route), name + "=" + text);
        }
        ask(route, path(route), name + "=1&" + name + "=2&" + name);
        ask(route, path(route), name + "%5B0%5D.x=1&" + name + ".class.classLoader=2");
        ask(route, path(route), name + "=" + LONG);
      }
      for (String type : drawn(TYPES, PER_NAME)) {
        count(
            route + " as '" + type + "'",
            caller(route)
                .send(route.verb(), path(route), type, "{".getBytes(StandardCharsets.UTF_8)));
      }
      jdbc.sql("DELETE FROM access.attempt").update();
    }
    finish(500);
    assertThat(dossiers()).isEqualTo(dossiers);
  }

  private void badPaths(Route route) {
    if (!route.path().contains("{")) {
      return;
    }
    for (String text : some("path")) {
      if (!text.isEmpty() && !text.equals("%zz") && !text.contains("//")) {
        ask(route, Fill.path(route, variable -> text), "");
      }
    }
  }

  /** A session may end under the nonsense; the next form gets a new one. */
  private String path(Route route) {
    boolean open =
        jdbc.sql(
                "SELECT count(*) > 0 FROM assistance.session WHERE id = CAST(:id AS uuid) AND state"
                    + " = 'OPEN'")
            .param("id", real.session())
            .query(Boolean.class)
            .single();
    if (!open) {
      real = new Real(real.dossier(), callers.openSession());
    }
    return Fill.path(route, real);
  }

  private void ask(Route route, String path, String form) {
    String what = route.verb() + " " + path + " " + form;
    count(
        what.substring(0, Math.min(200, what.length())),
        caller(route)
            .send(
                route.verb(),
                path,
                route.writes() ? FORM : "",
                form.getBytes(StandardCharsets.UTF_8)));
  }

  private void count(String what, Answer answer) {
    sent++;
    if (answer.status() >= 500) {
      wrong.add(what + " fails: " + answer.status());
    } else if (answer.header("Location").contains("evil.invalid")
        || answer.headers().map().keySet().stream().anyMatch("x"::equals)) {
      wrong.add(what + " sends elsewhere: " + answer.header("Location"));
    } else if (answer.body().contains("<script>alert(1)")) {
      wrong.add(what + " is written into the page as it came");
    }
  }

  private void finish(int least) {
    System.out.printf("Bad forms: %d requests, seed %d%n", sent, seed);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(sent).isGreaterThan(least);
  }

  private List<String> some(String name) {
    return drawn(UNREAD.contains(name) ? FEW : TEXTS, PER_NAME);
  }

  private <T> List<T> drawn(List<T> all, int most) {
    List<T> some = new ArrayList<>(all);
    Collections.shuffle(some, random);
    return some.subList(0, Math.min(most, some.size()));
  }

  private Caller caller(Route route) {
    return callers.whoMay(route.permission());
  }

  private static boolean isGiven(Class<?> type) {
    return type.getName().startsWith("jakarta.") || type == SignedIn.class;
  }

  /** Every name a route may read, and one that no form reads: each draws another. */
  private List<String> names(Route route) {
    List<String> names = new ArrayList<>();
    for (MethodParameter parameter : route.parameters()) {
      String name = parameter.getParameterName();
      boolean elsewhere =
          parameter.hasParameterAnnotation(PathVariable.class)
              || parameter.hasParameterAnnotation(RequestHeader.class)
              || parameter.hasParameterAnnotation(CookieValue.class);
      if (name != null && !elsewhere && !isGiven(parameter.getParameterType())) {
        names.add(name);
      }
    }
    names.addAll(drawn(UNREAD, PER_NAME - 1));
    return names;
  }

  private long dossiers() {
    return jdbc.sql("SELECT count(*) FROM dossier.dossier").query(Long.class).single();
  }
}
