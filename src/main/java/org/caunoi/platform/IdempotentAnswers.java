package org.caunoi.platform;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a retried request with the answer of the first time. The key, the act and its answer are
 * stored in one transaction: a request that failed leaves no key, a twin that runs at the same time
 * waits for the first and gets its answer.
 */
@Component
public class IdempotentAnswers {

  private static final int CREATED = 201;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  IdempotentAnswers(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Does the work once for each key of an account.
   *
   * @param key null where the caller sent none; then the work is simply done
   * @param requestHash hash over route and body; the same key with another one is refused with
   *     {@code idempotency-key-reused}
   * @param type of the answer, a record of plain values
   */
  @Transactional
  public <T> Answer<T> once(
      UUID account, @Nullable String key, byte[] requestHash, Class<T> type, Supplier<T> work) {
    if (key == null) {
      return new Answer<>(work.get(), false);
    }
    if (!claim(account, key, requestHash)) {
      return new Answer<>(find(account, key, requestHash, type).orElseThrow(), true);
    }
    T answer = work.get();
    jdbc.sql(
            """
            UPDATE platform.idempotent_answer SET body = :body WHERE account_id = :account AND key = :key
            """)
        .param("body", json.writeValueAsString(answer))
        .param("account", account)
        .param("key", key)
        .update();
    return new Answer<>(answer, false);
  }

  /** The answer a key got before; refused with {@code idempotency-key-reused} as {@link #once}. */
  public <T> Optional<T> find(UUID account, String key, byte[] requestHash, Class<T> type) {
    return jdbc.sql(
            """
            SELECT body, request_hash = :hash AS same FROM platform.idempotent_answer
            WHERE account_id = :account AND key = :key
            """)
        .param("hash", requestHash)
        .param("account", account)
        .param("key", key)
        .query(
            (rs, n) -> {
              if (!rs.getBoolean("same")) {
                throw reused();
              }
              return json.readValue(rs.getString("body"), type);
            })
        .optional();
  }

  /** What the second use of a key for something else hears. */
  public static Refused reused() {
    return new Refused(
        Refused.Kind.INVALID,
        "idempotency-key-reused",
        List.of(FieldError.of("/Idempotency-Key", "idempotency-key-reused")));
  }

  private boolean claim(UUID account, String key, byte[] requestHash) {
    return jdbc.sql("SELECT platform.claim_key(:account, :key, :hash, :status, '', :now)")
        .param("account", account)
        .param("key", key)
        .param("hash", requestHash)
        .param("status", CREATED)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  /**
   * What is answered.
   *
   * @param again whether an earlier request got it already
   */
  public record Answer<T>(T value, boolean again) {}
}
