package org.caunoi.access;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords of accounts: a first one that somebody else knows, then one of the person's own. */
@Component
class FirstPasswords {

  private static final int SHORTEST = 10;

  /** What bcrypt reads. */
  private static final int LONGEST_BYTES = 72;

  private final JdbcClient jdbc;
  private final PasswordEncoder encoder;

  FirstPasswords(JdbcClient jdbc, PasswordEncoder encoder) {
    this.jdbc = jdbc;
    this.encoder = encoder;
  }

  /** Refused: {@code password-too-short} (10 characters), {@code password-too-long} (72 bytes). */
  static void check(String pointer, String password) {
    if (password.length() < SHORTEST) {
      throw Refused.field(pointer, "password-too-short", SHORTEST);
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      throw Refused.field(pointer, "password-too-long");
    }
  }

  /**
   * A password that must be changed at the next sign-in.
   *
   * @param by the administrator who hands it over; null for the house
   */
  void give(UUID account, String password, @Nullable UUID by) {
    jdbc.sql(
            """
            UPDATE access.account
            SET password_hash = :hash, first_password = true, password_by = CAST(:by AS uuid) WHERE id = :id
            """)
        .param("hash", encoder.encode(password))
        .param("by", by)
        .param("id", account)
        .update();
  }

  /**
   * Whoever gave the first password may have chosen the next one, too: they are forgotten only
   * where a code was shown beside it. Refused: {@code password-same}, and what {@link #check}
   * refuses.
   */
  void choose(UUID account, String pointer, String password, boolean codeShown) {
    check(pointer, password);
    if (isRight(account, password)) {
      throw Refused.field(pointer, "password-same");
    }
    jdbc.sql(
            """
            UPDATE access.account
            SET password_hash = :hash, first_password = false,
                password_by = CASE WHEN :codeShown THEN NULL ELSE password_by END
            WHERE id = :id
            """)
        .param("hash", encoder.encode(password))
        .param("codeShown", codeShown)
        .param("id", account)
        .update();
  }

  boolean isRight(UUID account, String password) {
    return jdbc.sql("SELECT password_hash FROM access.account WHERE id = :id")
        .param("id", account)
        .query(String.class)
        .optional()
        .filter(hash -> encoder.matches(password, hash))
        .isPresent();
  }

  /** Who handed over the first password, until the person has shown a code. */
  Optional<UUID> giver(UUID account) {
    return jdbc.sql(
            "SELECT password_by FROM access.account WHERE id = :id AND password_by IS NOT NULL")
        .param("id", account)
        .query(UUID.class)
        .optional();
  }
}
