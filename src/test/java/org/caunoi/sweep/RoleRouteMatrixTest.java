package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.Walk;
import org.caunoi.access.Permission;
import org.caunoi.sweep.Caller.Answer;
import org.caunoi.sweep.Fill.Real;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Every role asks for every route of the running house: what its permissions forbid is refused,
 * what they allow is never refused for who asks.
 */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=crowd")
@OwnDatabase
class RoleRouteMatrixTest {

  private static final byte[] NOTHING = new byte[0];

  @Autowired private Routes routes;
  @Autowired private Callers callers;
  @Autowired private Walk walk;
  @Autowired private Planted planted;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void forgetFailedSignIns() {
    jdbc.sql("DELETE FROM access.attempt").update();
  }

  @TestFactory
  Stream<DynamicTest> everyRouteAnswersOnlyThoseWhoMay() {
    Real real = new Real(walk.filing().file().code(), callers.openSession());
    return callers.all().stream()
        .map(caller -> dynamicTest(caller.name(), () -> asksForEverything(caller, real)));
  }

  private void asksForEverything(Caller caller, Real real) {
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (Route route : routes.all()) {
      if (route.isAboutSignIn()) {
        continue;
      }
      Answer answer = ask(caller, route, real);
      asked++;
      verdict(caller, route, answer)
          .ifPresent(what -> wrong.add(route + " " + what + ": " + answer.brief()));
    }
    System.out.printf("Role × route: %s asked for %d routes%n", caller.name(), asked);
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(40);
  }

  /**
   * A house whose routes let everybody in would make this test red, though many a use case asks
   * again.
   */
  @Test
  void aRouteThatLetsAnybodyInWouldBeNoticed() {
    Caller system = callers.system("no-scope", EnumSet.noneOf(Permission.class));
    List<String> noticed = new ArrayList<>();
    for (Route route : routes.all()) {
      if (route.writes()
          || route.path().contains("{")
          || route.path().endsWith("/events")
          || route.permission() == Permission.OPEN) {
        continue;
      }
      Answer answer = system.get(route.path(), planted.headers(Planted.Defect.OPEN_ROUTES));
      verdict(system, route, answer).ifPresent(what -> noticed.add(route + " " + what));
    }
    assertThat(noticed).hasSizeGreaterThan(5);
  }

  @Test
  void noCookieActsForAnotherSite() {
    List<String> wrong = new ArrayList<>();
    for (Route route : routes.all()) {
      if (!route.writes() || route.permission() == Permission.OPEN) {
        continue;
      }
      Caller caller = callers.whoMay(route.permission());
      if (!caller.isPerson()) {
        continue;
      }
      Answer answer =
          caller.bare(route.verb(), Fill.path(route, Real.NONE), type(route), content(route));
      if (answer.status() != 403) {
        wrong.add(route + " without the form token: " + answer.brief());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aTokenThatIsNobodysOpensNothing() {
    List<String> wrong = new ArrayList<>();
    Caller nobody = callers.nobody();
    for (Route route : routes.all()) {
      if (route.permission() == Permission.OPEN) {
        continue;
      }
      for (String[] header :
          List.of(
              new String[] {"Authorization", "Bearer cn_" + UUID.randomUUID()},
              new String[] {"Authorization", "Bearer "},
              new String[] {"Authorization", "Basic YWRtaW46YWRtaW4="})) {
        Answer answer =
            nobody.send(
                route.verb(), Fill.path(route, Real.NONE), type(route), content(route), header);
        if (!isSentToSignIn(route, answer)) {
          wrong.add(route + " with " + header[1] + ": " + answer.brief());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Optional<String> verdict(Caller caller, Route route, Answer answer) {
    if (answer.status() >= 500) {
      return Optional.of("failed");
    }
    if (caller.may(route.permission())) {
      return answer.status() == 401 || answer.status() == 403
          ? Optional.of("refuses somebody who may")
          : Optional.empty();
    }
    if (caller.who() == null) {
      return isSentToSignIn(route, answer)
          ? Optional.empty()
          : Optional.of("does not ask nobody to sign in");
    }
    boolean refused =
        answer.status() == 403 && (!route.isApi() || answer.code().equals("forbidden"));
    return refused ? Optional.empty() : Optional.of("lets in somebody who may not");
  }

  private static boolean isSentToSignIn(Route route, Answer answer) {
    return route.isApi()
        ? answer.status() == 401 && answer.code().equals("sign-in-needed")
        : answer.status() / 100 == 3 && answer.header("Location").contains("/sign-in");
  }

  private static Answer ask(Caller caller, Route route, Real real) {
    return caller.send(
        route.verb(), Fill.path(route, real), type(route), content(route), "If-Match", "\"999\"");
  }

  private static String type(Route route) {
    if (route.consumes().startsWith("multipart/")) {
      return route.consumes() + "; boundary=b";
    }
    if (!route.consumes().isEmpty()) {
      return route.consumes();
    }
    if (route.takesJson()) {
      return "application/json";
    }
    return route.writes() ? "application/x-www-form-urlencoded" : "";
  }

  private static byte[] content(Route route) {
    if (route.consumes().startsWith("multipart/")) {
      return "--b--\r\n".getBytes(StandardCharsets.UTF_8);
    }
    return route.takesJson()
        ? Fill.body(route).toString().getBytes(StandardCharsets.UTF_8)
        : NOTHING;
  }
}
