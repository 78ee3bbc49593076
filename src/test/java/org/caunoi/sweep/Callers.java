package org.caunoi.sweep;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.caunoi.Clients;
import org.caunoi.access.EnrolAccount;
import org.caunoi.access.EnrolAccount.NewAccount;
import org.caunoi.access.Permission;
import org.caunoi.access.RegisterClient.Registered;
import org.caunoi.access.Role;
import org.caunoi.access.SignIn;
import org.caunoi.access.SignIn.Opened;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.EndCitizen;
import org.caunoi.assistance.Outcome;
import org.caunoi.assistance.StartSession;
import org.caunoi.audit.AuditLog.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One signed-in caller for each role, enrolled and signed in by the use cases, made when first
 * asked for.
 */
@Component
final class Callers {

  static final String POINT = "HN-0001";

  private static final String PASSWORD = "mat-khau-thu-nghiem";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Set<Role> HELPERS = EnumSet.of(Role.CLERK, Role.POINT_LEAD);

  private final EnrolAccount enrolling;
  private final SignIn signIn;
  private final Clients clients;
  private final StartSession starting;
  private final EndCitizen ending;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Environment environment;
  private final List<Caller> known = new ArrayList<>();

  Callers(
      EnrolAccount enrolling,
      SignIn signIn,
      Clients clients,
      StartSession starting,
      EndCitizen ending,
      JdbcClient jdbc,
      Clock clock,
      Environment environment) {
    this.enrolling = enrolling;
    this.signIn = signIn;
    this.clients = clients;
    this.starting = starting;
    this.ending = ending;
    this.jdbc = jdbc;
    this.clock = clock;
    this.environment = environment;
  }

  /** Every role, a system with all scopes, one with none, and nobody. */
  synchronized List<Caller> all() {
    if (known.isEmpty()) {
      known.add(nobody());
      known.add(system("every-scope", EnumSet.allOf(Permission.class)));
      known.add(system("no-scope", EnumSet.noneOf(Permission.class)));
      Arrays.stream(Role.values())
          .filter(role -> role != Role.SYSTEM_CLIENT)
          .map(this::person)
          .forEach(known::add);
    }
    return List.copyOf(known);
  }

  /** Somebody who may; a person rather than a system, a clerk of a point before all others. */
  Caller whoMay(Permission permission) {
    return all().stream()
        .filter(caller -> caller.may(permission))
        .filter(
            caller -> permission == Permission.OPEN || caller.isPerson() || nobodyElse(permission))
        .findFirst()
        .orElseThrow();
  }

  Caller of(Role role) {
    return all().stream().filter(caller -> caller.has(role)).findFirst().orElseThrow();
  }

  /**
   * An open session of the clerk: the one there is, or a new one after ending all that are stuck.
   */
  String openSession() {
    SignedIn clerk = Objects.requireNonNull(of(Role.CLERK).who());
    return sessions(clerk, "state = 'OPEN'").stream()
        .findFirst()
        .orElseGet(
            () -> {
              sessions(clerk, "state <> 'CLOSED'")
                  .forEach(id -> ending.end(clerk, id, Outcome.ABANDONED));
              return starting.start(clerk, "001199000001").id();
            })
        .toString();
  }

  /** Leaves the clerk without any open session. */
  void endSessions() {
    SignedIn clerk = Objects.requireNonNull(of(Role.CLERK).who());
    sessions(clerk, "state <> 'CLOSED'").forEach(id -> ending.end(clerk, id, Outcome.ABANDONED));
  }

  private List<UUID> sessions(SignedIn clerk, String which) {
    return jdbc.sql("SELECT id FROM assistance.session WHERE clerk_id = :clerk AND " + which)
        .param("clerk", clerk.accountId())
        .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
        .list();
  }

  Caller nobody() {
    return new Caller("nobody", null, base(), "");
  }

  Caller system(String name, Set<Permission> scopes) {
    String unique = "sweep-" + name + "-" + NUMBER.incrementAndGet();
    Registered registered = clients.add(unique, scopes);
    SignedIn who =
        new SignedIn(
            registered.id(),
            unique,
            unique,
            "",
            EnumSet.of(Role.SYSTEM_CLIENT),
            scopes,
            null,
            null);
    return new Caller("system with " + name, who, base(), registered.token());
  }

  private boolean nobodyElse(Permission permission) {
    return Arrays.stream(Role.values())
        .noneMatch(role -> role != Role.SYSTEM_CLIENT && role.may(permission));
  }

  private Caller person(Role role) {
    return person(role, HELPERS.contains(role) ? POINT : null, null);
  }

  /** Somebody new of this role at this place. */
  Caller person(Role role, @Nullable String point, @Nullable String authority) {
    int number = NUMBER.incrementAndGet();
    String username = "sweep-" + number;
    String name = "Trần Thử Quét " + number;
    byte[] secret = ("secret-of-sweep-" + number).getBytes(StandardCharsets.UTF_8);
    UUID id =
        enrolling.enrol(
            Actor.HOUSE,
            new NewAccount(
                username, name, "TQ-" + number, PASSWORD, Set.of(role), point, authority, secret));
    Opened opened = signIn.withPassword(username, PASSWORD, "127.0.0.2");
    if (opened.needsCode()) {
      opened = signIn.withCode(opened.token(), code(secret), "127.0.0.2");
    }
    SignedIn who =
        new SignedIn(
            id, username, name, "TQ-" + number, EnumSet.of(role), Set.of(), point, authority);
    return new Caller(role.name(), who, base(), opened.token());
  }

  private String code(byte[] secret) {
    TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret, generator.getAlgorithm()), clock.instant());
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private String base() {
    return "http://localhost:"
        + environment.getRequiredProperty("local.server.port", Integer.class);
  }
}
