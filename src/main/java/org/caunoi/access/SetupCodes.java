package org.caunoi.access;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Codes by which a person sets up a code app of their own, good for a week and once. The secret
 * itself is seen by nobody else. Whoever gave the first password gives no such code: together they
 * would be the account.
 */
@Component
class SetupCodes {

  private static final Duration LENGTH = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final PasswordEncoder encoder;
  private final FirstPasswords passwords;
  private final Clock clock;

  SetupCodes(JdbcClient jdbc, PasswordEncoder encoder, FirstPasswords passwords, Clock clock) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * A new code; the code app of before counts no more. Refused: {@code same-person-gives-both}.
   *
   * @param by the administrator who hands it over; null for the house
   */
  String give(UUID account, @Nullable UUID by) {
    if (by != null && passwords.giver(account).filter(by::equals).isPresent()) {
      throw Refused.conflict("same-person-gives-both");
    }
    String code = Tokens.readable(3);
    jdbc.sql(
            """
            UPDATE access.account
            SET totp_secret = NULL, totp_step = NULL, setup_hash = :hash, setup_until = :until,
                setup_by = CAST(:by AS uuid)
            WHERE id = :id
            """)
        .param("hash", encoder.encode(plain(code)))
        .param("until", clock.instant().plus(LENGTH).atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("id", account)
        .update();
    return code;
  }

  /** Who gave the code that still waits to be used. */
  Optional<UUID> giver(UUID account) {
    return jdbc.sql(
            """
            SELECT setup_by FROM access.account
            WHERE id = :id AND setup_until > :now AND setup_by IS NOT NULL
            """)
        .param("id", account)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .optional();
  }

  boolean isRight(UUID account, String typed) {
    return jdbc.sql("SELECT setup_hash FROM access.account WHERE id = :id AND setup_until > :now")
        .param("id", account)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(String.class)
        .optional()
        .filter(hash -> encoder.matches(plain(typed), hash))
        .isPresent();
  }

  /** The person showed it beside their password: who gave that one knows one key of two. */
  void used(UUID account) {
    jdbc.sql(
            """
            UPDATE access.account
            SET setup_hash = NULL, setup_until = NULL, setup_by = NULL, password_by = NULL WHERE id = :id
            """)
        .param("id", account)
        .update();
  }

  private static String plain(String typed) {
    return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }
}
