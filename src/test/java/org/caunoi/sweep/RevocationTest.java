package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.access.DecideRoles;
import org.caunoi.access.EndClient;
import org.caunoi.access.Permission;
import org.caunoi.access.ProposeRoles;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.access.SuspendAccount;
import org.caunoi.sweep.Caller.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is taken away is gone at the next request, of every role. */
@IntegrationTest
class RevocationTest {

  private static final Set<Role> AT_A_POINT = EnumSet.of(Role.CLERK, Role.POINT_LEAD, Role.COURIER);

  @Autowired private Callers callers;
  @Autowired private Routes routes;
  @Autowired private People people;
  @Autowired private SuspendAccount suspending;
  @Autowired private ProposeRoles proposing;
  @Autowired private DecideRoles deciding;
  @Autowired private EndClient ending;
  @Autowired private JdbcClient jdbc;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM_CLIENT")
  void whoeverLeavesIsAskedToSignInAtTheNextRequest(Role role) {
    Caller caller = caller(role);
    Route route = shown(role).findFirst().orElseThrow();
    assertThat(ask(caller, route).status()).as("%s", route).isNotIn(401, 403);
    suspending.set(people.officer(Role.ADMINISTRATOR, null), id(caller), false);
    assertThat(isShutOut(ask(caller, route))).as("%s", route).isTrue();
  }

  /** As if somebody who left stayed signed in, or came back by what was forgotten to be ended. */
  @Test
  void aSignInThatOutlivesItsPersonWouldBeNoticed() {
    Caller caller = caller(Role.SPECIALIST);
    var open =
        jdbc.sql("SELECT * FROM access.sign_in WHERE account_id = :id")
            .param("id", id(caller))
            .query()
            .listOfRows();
    suspending.set(people.officer(Role.ADMINISTRATOR, null), id(caller), false);
    jdbc.sql("UPDATE access.account SET active = TRUE WHERE id = :id")
        .param("id", id(caller))
        .update();
    open.forEach(
        one ->
            jdbc.sql(
                    """
                    INSERT INTO access.sign_in (token_hash, account_id, signed_in_at, expires_at, second_factor)
                    VALUES (:token_hash, :account_id, :signed_in_at, :expires_at, :second_factor)
                    """)
                .params(one)
                .update());
    Route route = shown(Role.SPECIALIST).findFirst().orElseThrow();
    assertThat(isShutOut(ask(caller, route))).isFalse();
  }

  private static boolean isShutOut(Answer answer) {
    return Set.of(302, 303, 401).contains(answer.status());
  }

  /** A courier may nothing that a clerk may not: there is nothing to take away by another role. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SYSTEM_CLIENT", "COURIER"})
  void aRoleTakenAwayIsGoneAtTheNextRequest(Role role) {
    Caller caller = caller(role);
    Route route = only(role);
    assertThat(ask(caller, route).status()).as("%s", route).isNotIn(401, 403);
    UUID change =
        proposing.propose(
            people.officer(Role.ADMINISTRATOR, null), id(caller), Set.of(without(role, route)));
    deciding.approve(people.officer(Role.ADMINISTRATOR, null), change);
    assertThat(ask(caller, route).status()).as("%s", route).isIn(302, 303, 401, 403);
  }

  @Test
  void aSystemThatIsEndedIsShutOutAtTheNextRequest() {
    Caller system = callers.system("ended", EnumSet.of(Permission.READ_DOSSIERS));
    assertThat(system.get("/api/v1/dossiers").status()).isEqualTo(200);
    SignedIn administrator = people.officer(Role.ADMINISTRATOR, null);
    ending.end(administrator, id(system), "Thử nghiệm");
    assertThat(system.get("/api/v1/dossiers").status()).isEqualTo(401);
  }

  private Caller caller(Role role) {
    return callers.person(role, AT_A_POINT.contains(role) ? Callers.POINT : null, null);
  }

  /**
   * A route that shows something to this role, and that some other role of the kind may not ask.
   */
  private Route only(Role role) {
    return shown(role)
        .filter(route -> others(role).anyMatch(other -> !other.may(route.permission())))
        .findFirst()
        .orElseThrow();
  }

  private Stream<Route> shown(Role role) {
    return routes.all().stream()
        .filter(route -> !route.writes() && !route.path().contains("{"))
        .filter(route -> !route.path().endsWith("/events") && route.permission() != Permission.OPEN)
        .filter(route -> role.may(route.permission()));
  }

  private static Role without(Role role, Route route) {
    return others(role).filter(other -> !other.may(route.permission())).findFirst().orElseThrow();
  }

  private static Stream<Role> others(Role role) {
    return Arrays.stream(Role.values())
        .filter(other -> other != role && other != Role.SYSTEM_CLIENT)
        .filter(other -> AT_A_POINT.contains(other) == AT_A_POINT.contains(role));
  }

  private static Answer ask(Caller caller, Route route) {
    return caller.get(route.path());
  }

  private static UUID id(Caller caller) {
    return Objects.requireNonNull(caller.who()).accountId();
  }
}
