package org.caunoi.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.exchange.InboxSource.Arrival;
import org.caunoi.exchange.Reading.Rejected;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.UuidV7;
import org.caunoi.shared.VietnamTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what came in; bodies may name people and are sealed. */
@Component
class Inbox {

  /** Of what anybody may send; of everything else each byte is kept. */
  private static final int BEGINNING = 2048;

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final Clock clock;

  Inbox(JdbcClient jdbc, PersonalDataCipher cipher, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** The same thing again is counted and changes nothing else. */
  void add(String source, String dedupKey, String subject, Delivery delivery) {
    insert(source, dedupKey, subject, delivery, delivery.body(), Verdict.NEW, "");
  }

  /** One more that is not kept, of a sender, or of all senders, who sent too many. */
  void drop(String sender, Instant at) {
    jdbc.sql(
            """
            INSERT INTO exchange.dropped AS d (sender, day, deliveries, last_at) VALUES (:sender, :day, 1, :at)
            ON CONFLICT (sender, day) DO UPDATE SET deliveries = d.deliveries + 1, last_at = EXCLUDED.last_at
            """)
        .param("sender", sender)
        .param("day", VietnamTime.day(at))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void reject(String source, Delivery delivery, Rejected rejected) {
    byte[] whole = delivery.body();
    byte[] kept =
        rejected.verdict().isEarnedByAnybody()
            ? Arrays.copyOf(whole, Math.min(whole.length, BEGINNING))
            : whole;
    insert(
        source, ReceiveDelivery.nonce(), "", delivery, kept, rejected.verdict(), rejected.reason());
  }

  private void insert(
      String source,
      String dedupKey,
      String subject,
      Delivery delivery,
      byte[] kept,
      Verdict verdict,
      String reason) {
    UUID id = UuidV7.next(clock);
    jdbc.sql(
            """
            INSERT INTO exchange.inbox AS i (id, source, dedup_key, subject, received_at, sender, sealed_body, sha256, verdict, reason, next_at)
            VALUES (:id, :source, :key, nullif(:subject, ''), :at, :sender, :body, :sha256, :verdict, nullif(:reason, ''), :at)
            ON CONFLICT (source, dedup_key) DO UPDATE SET again = i.again + 1
            """)
        .param("id", id)
        .param("source", source)
        .param("key", dedupKey)
        .param("subject", subject)
        .param("at", delivery.at().atOffset(ZoneOffset.UTC))
        .param("sender", delivery.sender())
        .param("body", seal(id, kept))
        .param("sha256", DigestUtils.sha256Hex(delivery.body()))
        .param("verdict", verdict.name())
        .param("reason", reason)
        .update();
  }

  /**
   * Those that wait, oldest first, of each subject the first: what comes after it waits until that
   * is done with or given up, whoever works on it. Nobody else gets them before the transaction
   * ends.
   */
  List<Arrival> take(String source, Instant now, int most) {
    return jdbc.sql(
            """
            SELECT id, sealed_body, received_at, tries FROM exchange.inbox i
            WHERE verdict = 'NEW' AND source = :source AND next_at <= :now
              AND NOT EXISTS (SELECT FROM exchange.inbox e
                              WHERE e.verdict = 'NEW' AND e.source = i.source AND e.subject = i.subject AND e.id < i.id)
            ORDER BY id LIMIT :most FOR UPDATE OF i SKIP LOCKED
            """)
        .param("source", source)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(
            (rs, n) -> {
              UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
              byte[] body = open(id, rs.getBytes("sealed_body"));
              return new Arrival(
                  id,
                  body,
                  rs.getObject("received_at", OffsetDateTime.class).toInstant(),
                  rs.getInt("tries"));
            })
        .list();
  }

  void done(Collection<UUID> ids) {
    jdbc.sql(
            """
            UPDATE exchange.inbox SET verdict = 'DONE', processed_at = :now, reason = NULL WHERE id IN (:ids)
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("ids", ids)
        .update();
  }

  /** Tried again later, or given up after so many tries. */
  void failed(UUID id, String reason, Instant again, int limit) {
    jdbc.sql(
            """
            UPDATE exchange.inbox SET tries = tries + 1, reason = :reason, next_at = :again,
                verdict = CASE WHEN tries + 1 >= :limit THEN 'FAILED' ELSE verdict END
            WHERE id = :id
            """)
        .param("reason", reason)
        .param("again", again.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .param("id", id)
        .update();
  }

  /** One that was given up gets all its tries again; false where it was not given up. */
  boolean revive(UUID id, Instant now) {
    return jdbc.sql(
                """
                UPDATE exchange.inbox SET verdict = 'NEW', tries = 0, next_at = :now WHERE id = :id AND verdict = 'FAILED'
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .update()
        == 1;
  }

  private byte[] seal(UUID id, byte[] body) {
    return cipher.seal(new String(body, StandardCharsets.ISO_8859_1), "exchange/inbox/" + id);
  }

  private byte[] open(UUID id, byte[] sealed) {
    return cipher.open(sealed, "exchange/inbox/" + id).getBytes(StandardCharsets.ISO_8859_1);
  }
}
