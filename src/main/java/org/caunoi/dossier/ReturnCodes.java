package org.caunoi.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.caunoi.access.Tokens;
import org.caunoi.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of codes a citizen says at the counter to take a result home; each lives for 15 minutes. */
@Component
class ReturnCodes {

  private static final Duration LIFE = Duration.ofMinutes(15);

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReturnCodes(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  void send(Dossier dossier, Contact contact) {
    if (contact.phone() == null) {
      throw Refused.conflict("no-phone");
    }
    String code = Tokens.sixDigits();
    jdbc.sql(
            """
            INSERT INTO dossier.return_code (authority, dossier_id, code_hash, until)
            VALUES (:authority, :id, :hash, :until)
            ON CONFLICT (authority, dossier_id) DO UPDATE SET code_hash = EXCLUDED.code_hash, until = EXCLUDED.until
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("hash", hash(dossier, code))
        .param("until", clock.instant().plus(LIFE).atOffset(ZoneOffset.UTC))
        .update();
    events.publishEvent(
        new CodeToSend(
            dossier.filing().authority(),
            dossier.code(),
            contact.phone(),
            code,
            CodeToSend.Purpose.RETURN_AT_COUNTER));
  }

  boolean matches(Dossier dossier, String code) {
    return jdbc.sql(
            """
            SELECT count(*) = 1 FROM dossier.return_code
            WHERE authority = :authority AND dossier_id = :id AND code_hash = :hash AND until > :now
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("hash", hash(dossier, code.replaceAll("\\s", "")))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  void spend(Dossier dossier) {
    jdbc.sql("DELETE FROM dossier.return_code WHERE authority = :authority AND dossier_id = :id")
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .update();
  }

  private static byte[] hash(Dossier dossier, String code) {
    return Tokens.hash(dossier.filing().id() + code);
  }
}
