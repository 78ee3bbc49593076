package org.caunoi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caunoi.shared.VietnamTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of who is signed in, found by the hash of the cookie; one read per request. */
@Component
class SignIns {

  static final Duration LENGTH = Duration.ofHours(10);

  private final JdbcClient jdbc;
  private final Clock clock;

  SignIns(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Opens a sign-in of ten hours and returns the cookie value. */
  String open(UUID accountId, boolean secondFactorShown) {
    String token = Tokens.next();
    var now = clock.instant();
    jdbc.sql(
            """
            INSERT INTO access.sign_in (token_hash, account_id, signed_in_at, expires_at, second_factor)
            VALUES (:hash, :accountId, :now, :expires, :secondFactor)
            """)
        .param("hash", Tokens.hash(token))
        .param("accountId", accountId)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expires", now.plus(LENGTH).atOffset(ZoneOffset.UTC))
        .param("secondFactor", secondFactorShown)
        .update();
    return token;
  }

  Optional<Current> find(String token) {
    return jdbc.sql(
            """
            SELECT a.id, a.username, a.display_name, a.badge, a.active, a.point_id, a.authority,
                   a.totp_secret IS NOT NULL AS has_second_factor, s.second_factor, a.first_password,
                   s.locked_at IS NOT NULL AS locked,
                   ARRAY(SELECT r.role FROM access.account_role r WHERE r.account_id = a.id) AS roles
            FROM access.sign_in s JOIN access.account a ON a.id = s.account_id
            WHERE s.token_hash = :hash AND s.expires_at > :now AND a.active
              AND (a.badge_until IS NULL OR a.badge_until >= :today)
            """)
        .param("hash", Tokens.hash(token))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("today", VietnamTime.day(clock.instant()))
        .query(
            (rs, n) ->
                new Current(
                    Accounts.map(rs, n),
                    rs.getBoolean("second_factor"),
                    rs.getBoolean("first_password"),
                    rs.getBoolean("locked")))
        .optional();
  }

  static SignedIn signedIn(Account account) {
    return new SignedIn(
        account.id(),
        account.username(),
        account.displayName(),
        account.badge(),
        account.roles(),
        Set.of(),
        account.pointId(),
        account.authority());
  }

  void lock(String token) {
    jdbc.sql("UPDATE access.sign_in SET locked_at = :now WHERE token_hash = :hash")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("hash", Tokens.hash(token))
        .update();
  }

  void unlock(String token) {
    jdbc.sql("UPDATE access.sign_in SET locked_at = NULL WHERE token_hash = :hash")
        .param("hash", Tokens.hash(token))
        .update();
  }

  void close(String token) {
    jdbc.sql("DELETE FROM access.sign_in WHERE token_hash = :hash")
        .param("hash", Tokens.hash(token))
        .update();
  }

  /** Ends a sign-in whose badge is over or whose account was ended; whose it was, told once. */
  Optional<UUID> closeEnded(String token) {
    return jdbc.sql(
            """
            DELETE FROM access.sign_in s USING access.account a
            WHERE s.token_hash = :hash AND a.id = s.account_id AND (NOT a.active OR a.badge_until < :today)
            RETURNING s.account_id
            """)
        .param("hash", Tokens.hash(token))
        .param("today", VietnamTime.day(clock.instant()))
        .query(UUID.class)
        .optional();
  }

  void closeOthersOf(UUID accountId, String token) {
    jdbc.sql("DELETE FROM access.sign_in WHERE account_id = :id AND token_hash <> :hash")
        .param("id", accountId)
        .param("hash", Tokens.hash(token))
        .update();
  }

  void closeAllOf(UUID accountId) {
    jdbc.sql("DELETE FROM access.sign_in WHERE account_id = :id").param("id", accountId).update();
  }

  /** The sealed secret that this sign-in was shown to set up a code app; the first one stays. */
  byte[] offer(String token, byte[] sealed) {
    return jdbc.sql(
            """
            UPDATE access.sign_in SET offered_secret = coalesce(offered_secret, :sealed)
            WHERE token_hash = :hash RETURNING offered_secret
            """)
        .param("sealed", sealed)
        .param("hash", Tokens.hash(token))
        .query((rs, n) -> rs.getBytes(1))
        .single();
  }

  Optional<SignedIn> findSystemClient(String token) {
    return jdbc.sql(
            """
            SELECT id, name, scopes, authority FROM access.system_client
            WHERE token_hash = :hash AND active
            """)
        .param("hash", Tokens.hash(token))
        .query(SignIns::mapClient)
        .optional();
  }

  static Set<Permission> scopes(ResultSet rs) throws SQLException {
    Set<Permission> scopes = EnumSet.noneOf(Permission.class);
    Arrays.stream((String[]) rs.getArray("scopes").getArray())
        .map(Permission::valueOf)
        .forEach(scopes::add);
    return scopes;
  }

  private static SignedIn mapClient(ResultSet rs, int n) throws SQLException {
    return new SignedIn(
        rs.getObject("id", UUID.class),
        rs.getString("name"),
        rs.getString("name"),
        "",
        EnumSet.of(Role.SYSTEM_CLIENT),
        scopes(rs),
        null,
        rs.getString("authority"));
  }

  /** A sign-in, and what was shown and done of what it needs. */
  record Current(
      Account account, boolean secondFactorShown, boolean firstPassword, boolean locked) {

    SignInStep next() {
      if (account.needsSecondFactor() && !secondFactorShown) {
        return account.hasSecondFactor() ? SignInStep.CODE : SignInStep.CODE_SETUP;
      }
      if (firstPassword) {
        return SignInStep.NEW_PASSWORD;
      }
      return locked ? SignInStep.LOCKED : SignInStep.DONE;
    }

    boolean complete() {
      return next() == SignInStep.DONE;
    }

    SignedIn signedIn() {
      return SignIns.signedIn(account);
    }
  }
}
