package org.caunoi.assistance;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.StartSession.Started;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The same request sent again opens no second session. */
@Component
public class StartSessionOnce {

  private static final int CREATED = 201;

  private final StartSession start;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  StartSessionOnce(
      StartSession start,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      JsonMapper json,
      Clock clock) {
    this.start = start;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Starts a session under a key. Refused as {@link StartSession}; {@code idempotency-key-reused}
   * where the key came with another request before.
   *
   * @param requestHash hash of the request body
   */
  public Answer start(SignedIn who, String scanned, String key, byte[] requestHash) {
    Optional<Answer> earlier = earlier(who, key, requestHash);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Optional<Answer> fresh =
        Optional.ofNullable(
            transaction.execute(
                status -> {
                  Answer answer = Answer.of(start.start(who, scanned));
                  if (claimed(who, key, requestHash, answer)) {
                    return answer;
                  }
                  status.setRollbackOnly();
                  return null;
                }));
    return fresh
        .or(() -> earlier(who, key, requestHash))
        .orElseThrow(
            () ->
                new Refused(
                    Refused.Kind.INVALID,
                    "idempotency-key-reused",
                    List.of(FieldError.of("/Idempotency-Key", "idempotency-key-reused"))));
  }

  private boolean claimed(SignedIn who, String key, byte[] hash, Answer answer) {
    return jdbc.sql("SELECT platform.claim_key(:account, :key, :hash, :status, :body, :at)")
        .param("account", who.accountId())
        .param("key", key)
        .param("hash", hash)
        .param("status", CREATED)
        .param("body", json.writeValueAsString(answer))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  private Optional<Answer> earlier(SignedIn who, String key, byte[] hash) {
    return jdbc.sql("SELECT platform.answer_of(:account, :key, :hash) AS body")
        .param("account", who.accountId())
        .param("key", key)
        .param("hash", hash)
        .query((rs, n) -> Optional.ofNullable(rs.getString("body")))
        .single()
        .map(body -> json.readValue(body, Answer.class));
  }

  /**
   * What a program is told; nothing personal.
   *
   * @param findings what to compare with the card in hand
   */
  public record Answer(
      String id, SessionState state, int version, boolean typed, List<Person.Warning> findings) {

    public static Answer of(Started started) {
      Session session = started.session();
      return new Answer(
          session.id().toString(),
          session.state(),
          session.work().version(),
          started.person().typed(),
          started.person().findings());
    }
  }
}
