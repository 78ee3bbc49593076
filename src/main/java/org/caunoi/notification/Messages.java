package org.caunoi.notification;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of messages: planned, then sent or given up; recipient and text sealed for their row. */
@Component
class Messages {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;

  Messages(JdbcClient jdbc, PersonalDataCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  /** Stores the message and the job that will send it. */
  void add(
      Outgoing message,
      MessageKind kind,
      @Nullable String dossierCode,
      Instant at,
      TaskInstance<Void> job) {
    jdbc.sql(
            """
            WITH planned AS (
                INSERT INTO notification.message (authority, id, kind, channel, sealed_recipient, subject, sealed_text,
                    dossier_code, state, planned_at)
                VALUES (:authority, :id, :kind, :channel, :recipient, CAST(:subject AS text), :text,
                    CAST(:dossier AS text), 'PLANNED', :at)
            )
            SELECT platform.plan_job(:task, :job, :at)
            """)
        .param("task", job.getTaskName())
        .param("job", job.getId())
        .param("authority", message.authority())
        .param("id", message.id())
        .param("kind", kind.name())
        .param("channel", message.medium().name())
        .param("recipient", cipher.seal(message.recipient(), place(message.id(), "recipient")))
        .param("subject", message.subject())
        .param("text", cipher.seal(message.text(), place(message.id(), "text")))
        .param("dossier", dossierCode)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  /** The message if it has still to be sent. */
  Optional<Planned> findPlanned(String authority, UUID id) {
    return jdbc.sql(
            """
            SELECT kind, channel, sealed_recipient, subject, sealed_text, tries, planned_at
            FROM notification.message WHERE authority = :authority AND id = :id AND state = 'PLANNED'
            """)
        .param("authority", authority)
        .param("id", id)
        .query(
            (rs, n) ->
                new Planned(
                    MessageKind.valueOf(rs.getString("kind")),
                    new Outgoing(
                        authority,
                        id,
                        Medium.valueOf(rs.getString("channel")),
                        cipher.open(rs.getBytes("sealed_recipient"), place(id, "recipient")),
                        rs.getString("subject"),
                        cipher.open(rs.getBytes("sealed_text"), place(id, "text"))),
                    rs.getInt("tries"),
                    rs.getObject("planned_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  void sent(Outgoing message, Instant at) {
    jdbc.sql(
            """
            UPDATE notification.message SET state = 'SENT', tries = tries + 1, sent_at = :at, failure_code = NULL
            WHERE authority = :authority AND id = :id AND state = 'PLANNED'
            """)
        .param("authority", message.authority())
        .param("id", message.id())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void notSent(Outgoing message, String failureCode, boolean givenUp) {
    jdbc.sql(
            """
            UPDATE notification.message SET tries = tries + 1, failure_code = :code,
                state = CASE WHEN :givenUp THEN 'FAILED' ELSE state END
            WHERE authority = :authority AND id = :id AND state = 'PLANNED'
            """)
        .param("authority", message.authority())
        .param("id", message.id())
        .param("code", failureCode)
        .param("givenUp", givenUp)
        .update();
  }

  List<FailedMessage> listFailed(int limit) {
    return jdbc.sql(
            """
            SELECT authority, id, kind, channel, sealed_recipient, dossier_code, tries, failure_code, planned_at
            FROM notification.message WHERE state = 'FAILED' ORDER BY planned_at DESC LIMIT :limit
            """)
        .param("limit", limit)
        .query(
            (rs, n) -> {
              UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
              Medium medium = Medium.valueOf(rs.getString("channel"));
              return new FailedMessage(
                  rs.getString("authority"),
                  id,
                  MessageKind.valueOf(rs.getString("kind")),
                  medium,
                  medium.masked(
                      cipher.open(rs.getBytes("sealed_recipient"), place(id, "recipient"))),
                  rs.getString("dossier_code"),
                  rs.getInt("tries"),
                  rs.getString("failure_code"),
                  rs.getObject("planned_at", OffsetDateTime.class).toInstant());
            })
        .list();
  }

  /** Plans one that was given up anew; the authority, or empty where there is none or a code. */
  Optional<String> revive(UUID id, Instant at) {
    return jdbc.sql(
            """
            UPDATE notification.message SET state = 'PLANNED', tries = 0, planned_at = :at
            WHERE id = :id AND state = 'FAILED' AND kind NOT IN (:codes) RETURNING authority
            """)
        .param("id", id)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param(
            "codes",
            Arrays.stream(MessageKind.values())
                .filter(MessageKind::isCode)
                .map(Enum::name)
                .toList())
        .query(String.class)
        .optional();
  }

  private static String place(UUID id, String what) {
    return "message/" + id + "/" + what;
  }

  /** A message that has still to be sent. */
  record Planned(MessageKind kind, Outgoing message, int tries, Instant plannedAt) {}
}
