package org.caunoi.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what goes out; bodies may name people and are sealed. */
@Component
class Outbox {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;

  Outbox(JdbcClient jdbc, PersonalDataCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  void add(Outbound message, Instant now) {
    jdbc.sql(
            """
            INSERT INTO exchange.outbox (authority, id, target, subject, kind, reference, sealed_body, state, planned_at)
            VALUES (:authority, :id, :target, :subject, :kind, :reference, :body, 'PLANNED', :now)
            """)
        .param("authority", message.authority())
        .param("id", message.id())
        .param("target", message.target())
        .param("subject", message.subject())
        .param("kind", message.kind())
        .param("reference", message.reference())
        .param("body", cipher.seal(message.body(), place(message.id())))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Empty once it was told or given up. */
  Optional<Waiting> waiting(String authority, UUID id) {
    return jdbc.sql(
            """
            SELECT o.authority, o.id, o.target, o.subject, o.kind, o.reference, o.sealed_body, o.state, o.tries, o.planned_at, o.begun_at,
                   EXISTS (SELECT 1 FROM exchange.outbox e WHERE e.target = o.target AND e.subject = o.subject
                           AND e.no < o.no AND e.state IN ('PLANNED', 'UNSURE')) AS behind
            FROM exchange.outbox o
            WHERE o.authority = :authority AND o.id = :id AND o.state IN ('PLANNED', 'UNSURE')
            """)
        .param("authority", authority)
        .param("id", id)
        .query((rs, n) -> map(rs))
        .optional();
  }

  /**
   * Noted before it is told: from now on nobody knows whether it was heard. False where somebody
   * else ended it meanwhile.
   */
  boolean begin(Outbound message, Instant now) {
    return jdbc.sql(
                """
                UPDATE exchange.outbox SET state = 'UNSURE', begun_at = :now
                WHERE authority = :authority AND id = :id AND state IN ('PLANNED', 'UNSURE')
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("authority", message.authority())
            .param("id", message.id())
            .update()
        == 1;
  }

  /** Certainly not heard; or unsure still. */
  void notHeard(Outbound message, boolean unsure, String failure) {
    jdbc.sql(
            """
            UPDATE exchange.outbox SET state = CASE WHEN :unsure THEN 'UNSURE' ELSE 'PLANNED' END, failure = :failure,
                tries = tries + 1
            WHERE authority = :authority AND id = :id AND state = 'UNSURE'
            """)
        .param("unsure", unsure)
        .param("failure", failure)
        .param("authority", message.authority())
        .param("id", message.id())
        .update();
  }

  /**
   * Heard, or given up, with or without knowing whether it was heard; false where somebody else
   * ended it before.
   */
  boolean end(Outbound message, boolean sent, boolean unsure, String failure, Instant now) {
    return jdbc.sql(
                """
                UPDATE exchange.outbox SET state = CASE WHEN :sent THEN 'SENT' ELSE 'DEAD' END,
                    failure = nullif(:failure, ''), ended_at = :now, begun_at = CASE WHEN :unsure THEN begun_at END
                WHERE authority = :authority AND id = :id AND state = 'UNSURE'
                """)
            .param("sent", sent)
            .param("unsure", unsure)
            .param("failure", failure)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("authority", message.authority())
            .param("id", message.id())
            .update()
        == 1;
  }

  /**
   * One that was given up is tried again, as patiently as the first time, after asking whether it
   * was heard after all.
   */
  Optional<String> revive(UUID id, Instant now) {
    return jdbc.sql(
            """
            UPDATE exchange.outbox SET state = 'UNSURE', tries = 0, replays = replays + 1, ended_at = NULL,
                planned_at = :now
            WHERE id = :id AND state = 'DEAD' RETURNING authority
            """)
        .param("id", id)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((rs, n) -> rs.getString("authority"))
        .optional();
  }

  /** One that was given up is never told any more. */
  void drop(String target, String reference) {
    jdbc.sql(
            """
            UPDATE exchange.outbox SET state = 'DROPPED' WHERE target = :target AND reference = :reference AND state = 'DEAD'
            """)
        .param("target", target)
        .param("reference", reference)
        .update();
  }

  /** One that was given up. */
  Optional<Outbound> dead(String target, String reference, String kind) {
    return jdbc.sql(
            """
            SELECT authority, id, target, subject, kind, reference, sealed_body, state, tries, planned_at, begun_at, FALSE AS behind
            FROM exchange.outbox WHERE target = :target AND reference = :reference AND kind = :kind AND state = 'DEAD'
            FOR UPDATE
            """)
        .param("target", target)
        .param("reference", reference)
        .param("kind", kind)
        .query((rs, n) -> map(rs).message())
        .optional();
  }

  /** A person found out what became of one that was given up: it was heard, or is to be told. */
  void settle(Outbound message, boolean heard, Instant now) {
    jdbc.sql(
            """
            UPDATE exchange.outbox SET state = CASE WHEN :heard THEN 'SENT' ELSE 'PLANNED' END, tries = 0,
                ended_at = CASE WHEN :heard THEN ended_at END, planned_at = CASE WHEN :heard THEN planned_at ELSE :now END
            WHERE authority = :authority AND id = :id AND state = 'DEAD'
            """)
        .param("heard", heard)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("authority", message.authority())
        .param("id", message.id())
        .update();
  }

  private Waiting map(ResultSet rs) throws SQLException {
    UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
    Outbound message =
        new Outbound(
            rs.getString("authority"),
            id,
            rs.getString("target"),
            rs.getString("subject"),
            rs.getString("kind"),
            rs.getString("reference"),
            cipher.open(rs.getBytes("sealed_body"), place(id)));
    OffsetDateTime begun = rs.getObject("begun_at", OffsetDateTime.class);
    return new Waiting(
        message,
        rs.getString("state").equals("UNSURE"),
        rs.getInt("tries"),
        rs.getObject("planned_at", OffsetDateTime.class).toInstant(),
        begun == null ? Instant.EPOCH : begun.toInstant(),
        rs.getBoolean("behind"));
  }

  private static String place(UUID id) {
    return "exchange/outbox/" + id;
  }

  /**
   * @param unsure told before, and no answer is known
   * @param begunAt when it was last told without an answer; long ago where it never was
   * @param behind something of the same subject must be told first
   */
  record Waiting(
      Outbound message,
      boolean unsure,
      int tries,
      Instant plannedAt,
      Instant begunAt,
      boolean behind) {}
}
