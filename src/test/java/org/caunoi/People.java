package org.caunoi;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.caunoi.access.EnrolAccount;
import org.caunoi.access.EnrolAccount.NewAccount;
import org.caunoi.access.Permission;
import org.caunoi.access.RegisterClient.Registered;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Synthetic people and systems, enrolled like real ones; each call makes new ones. */
@Component
public class People {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  public static final String PASSWORD = "mat-khau-thu-nghiem";

  private final EnrolAccount enrolling;
  private final Clients clients;
  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final Clock clock;
  private final Environment environment;

  People(
      EnrolAccount enrolling,
      Clients clients,
      JdbcClient jdbc,
      PersonalDataCipher cipher,
      Clock clock,
      Environment environment) {
    this.enrolling = enrolling;
    this.clients = clients;
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.clock = clock;
    this.environment = environment;
  }

  public SignedIn clerk(String pointId) {
    return enrol(Role.CLERK, pointId, null);
  }

  public SignedIn lead(String pointId) {
    return enrol(Role.POINT_LEAD, pointId, null);
  }

  /** Somebody who carries papers from and to a point. */
  public SignedIn courier(String pointId) {
    return enrol(Role.COURIER, pointId, null);
  }

  /** Somebody of an authority; null for the whole city. */
  public SignedIn officer(Role role, @Nullable String authority) {
    return enrol(role, null, authority);
  }

  /** A system client with its token. */
  public System system(Permission... scopes) {
    String name = "may-thu-" + NUMBER.incrementAndGet();
    Registered registered = clients.add(name, Set.of(scopes));
    SignedIn who =
        new SignedIn(
            registered.id(),
            name,
            name,
            "",
            EnumSet.of(Role.SYSTEM_CLIENT),
            Set.of(scopes),
            null,
            null);
    return new System(who, Web.withToken(port(), registered.token()));
  }

  /** A system client that files, reads, attaches, supplements and withdraws. */
  public System partner() {
    return system(
        Permission.FILE_DOSSIER,
        Permission.READ_DOSSIERS,
        Permission.ATTACH_DOCUMENT,
        Permission.ADD_SUPPLEMENT,
        Permission.REQUEST_WITHDRAWAL);
  }

  /** Signs in through the real pages, with the one-time code where the role needs one. */
  public Web signIn(SignedIn who) {
    Web web = Web.nobody(port());
    web.get("/sign-in");
    var answer = web.form("/sign-in", Map.of("username", who.username(), "password", PASSWORD));
    if (who.roles().stream().anyMatch(Role::needsSecondFactor)) {
      waitForANewCode(who);
      answer = web.form("/sign-in/code", Map.of("code", oneTimeCode(who)));
    }
    if (answer.statusCode() / 100 != 3) {
      throw new IllegalStateException("Sign-in answered " + answer.statusCode());
    }
    return web;
  }

  /** As if half a minute had passed since they last showed a code. */
  private void waitForANewCode(SignedIn who) {
    jdbc.sql("UPDATE access.account SET totp_step = NULL WHERE id = :id")
        .param("id", who.accountId())
        .update();
  }

  public Web nobody() {
    return Web.nobody(port());
  }

  public int port() {
    return environment.getRequiredProperty("local.server.port", Integer.class);
  }

  private SignedIn enrol(Role role, @Nullable String pointId, @Nullable String authority) {
    int number = NUMBER.incrementAndGet();
    String username = "thu-nghiem-" + number;
    String name = "Trần Thử " + number;
    UUID id =
        enrolling.enrol(
            Actor.HOUSE,
            new NewAccount(
                username, name, "TN-" + number, PASSWORD, Set.of(role), pointId, authority));
    return new SignedIn(
        id, username, name, "TN-" + number, EnumSet.of(role), Set.of(), pointId, authority);
  }

  /** What their phone shows now. */
  public String oneTimeCode(SignedIn who) {
    return oneTimeCode(who, clock.instant());
  }

  /** What their phone shows then. */
  public String oneTimeCode(SignedIn who, Instant at) {
    byte[] sealed =
        jdbc.sql("SELECT totp_secret FROM access.account WHERE id = :id")
            .param("id", who.accountId())
            .query((rs, n) -> rs.getBytes(1))
            .single();
    byte[] secret =
        Base64.getDecoder().decode(cipher.open(sealed, "access/totp/" + who.accountId()));
    TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret, generator.getAlgorithm()), at);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A system client: as the use cases know it, and as it speaks HTTP. */
  public record System(SignedIn who, Web web) {}
}
