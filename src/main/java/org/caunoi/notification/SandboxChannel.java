package org.caunoi.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes messages in place of phones and mail boxes, sealed, so that a newcomer can walk the whole
 * journey without a gateway. A message handed over twice is kept once.
 */
@ActsAsHouse("the sandbox plays the phones of all citizens of the demo")
@Component
public class SandboxChannel implements Channel {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final Clock clock;

  SandboxChannel(JdbcClient jdbc, PersonalDataCipher cipher, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.clock = clock;
  }

  @Override
  public void deliver(Outgoing message) {
    jdbc.sql(
            """
            INSERT INTO notification.sandbox_message (authority, id, channel, sealed_recipient, subject, sealed_text, at)
            VALUES (:authority, :id, :channel, :recipient, CAST(:subject AS text), :text, :at)
            ON CONFLICT (authority, id) DO NOTHING
            """)
        .param("authority", message.authority())
        .param("id", message.id())
        .param("channel", message.medium().name())
        .param("recipient", cipher.seal(message.recipient(), place(message.id(), "recipient")))
        .param("subject", message.subject())
        .param("text", cipher.seal(message.text(), place(message.id(), "text")))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What arrived last, newest first, at most so many. */
  public List<Arrived> newest(int limit) {
    return jdbc.sql(
            """
            SELECT id, channel, sealed_recipient, subject, sealed_text, at
            FROM notification.sandbox_message ORDER BY at DESC, id DESC LIMIT :limit
            """)
        .param("limit", limit)
        .query(
            (rs, n) -> {
              UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
              return new Arrived(
                  id,
                  Medium.valueOf(rs.getString("channel")),
                  cipher.open(rs.getBytes("sealed_recipient"), place(id, "recipient")),
                  rs.getString("subject"),
                  cipher.open(rs.getBytes("sealed_text"), place(id, "text")),
                  rs.getObject("at", OffsetDateTime.class).toInstant());
            })
        .list();
  }

  private static String place(UUID id, String what) {
    return "sandbox/" + id + "/" + what;
  }

  /** A message in the sandbox, opened. */
  public record Arrived(
      UUID id, Medium medium, String recipient, @Nullable String subject, String text, Instant at) {

    @Override
    public String toString() {
      return "Arrived[" + id + "]";
    }
  }
}
