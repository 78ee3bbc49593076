package org.caunoi.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Tokens;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of one-time links to electronic results; neither link nor code is stored in the clear. */
@Component
class ResultLinks {

  private static final Duration LIFE = Duration.ofDays(30);
  private static final Duration CODE_LIFE = Duration.ofMinutes(15);
  private static final Duration AFTER_USE = Duration.ofMinutes(15);

  private final JdbcClient jdbc;

  ResultLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes a link that lives for 30 days and returns its secret part. */
  String open(Dossier dossier, Instant now) {
    String token = Tokens.next();
    jdbc.sql(
            """
            INSERT INTO dossier.result_link (authority, token_hash, dossier_id, expires_at)
            VALUES (:authority, :hash, :id, :expires)
            """)
        .param("authority", dossier.filing().authority())
        .param("hash", Tokens.hash(token))
        .param("id", dossier.filing().id())
        .param("expires", now.plus(LIFE).atOffset(ZoneOffset.UTC))
        .update();
    return token;
  }

  Optional<Link> find(String token, Instant now) {
    return jdbc.sql(
            """
            SELECT authority, dossier_id FROM dossier.result_link
            WHERE token_hash = :hash AND expires_at > :now AND (used_at IS NULL OR used_at > :recently)
            """)
        .param("hash", Tokens.hash(token))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("recently", now.minus(AFTER_USE).atOffset(ZoneOffset.UTC))
        .query(
            (rs, n) ->
                new Link(
                    rs.getString("authority"),
                    Objects.requireNonNull(rs.getObject("dossier_id", UUID.class))))
        .optional();
  }

  /** Sets a fresh code of 15 minutes on the link; an earlier code stops working. */
  void setCode(String token, String code, Instant now) {
    jdbc.sql(
            """
            UPDATE dossier.result_link SET code_hash = :code, code_until = :until WHERE token_hash = :hash
            """)
        .param("code", Tokens.hash(token + code))
        .param("until", now.plus(CODE_LIFE).atOffset(ZoneOffset.UTC))
        .param("hash", Tokens.hash(token))
        .update();
  }

  /** Uses the code up; true where it was the right one in time. */
  boolean spend(String token, String code, Instant now) {
    return jdbc.sql(
                """
                UPDATE dossier.result_link SET code_hash = NULL, used_at = COALESCE(used_at, :now)
                WHERE token_hash = :hash AND code_hash = :code AND code_until > :now AND expires_at > :now
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("hash", Tokens.hash(token))
            .param("code", Tokens.hash(token + code))
            .update()
        == 1;
  }

  /** Where a link leads. */
  record Link(String authority, UUID dossierId) {}
}
