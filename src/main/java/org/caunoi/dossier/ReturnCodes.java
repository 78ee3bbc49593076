package org.caunoi.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.caunoi.access.Tokens;
import org.caunoi.dossier.CodeToSend.Purpose;
import org.caunoi.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rows of codes with which a citizen takes a result home or a dossier back; good for 15 minutes.
 */
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

  /** Refused with {@code no-phone} where there is no way to the citizen. */
  void send(Dossier dossier, Contact to, Purpose purpose) {
    if (!to.isReached()) {
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
        .param("hash", hash(dossier, purpose, code))
        .param("until", clock.instant().plus(LIFE).atOffset(ZoneOffset.UTC))
        .update();
    events.publishEvent(
        new CodeToSend(dossier.filing().authority(), dossier.code(), to, code, purpose));
  }

  boolean matches(Dossier dossier, Purpose purpose, String code) {
    return jdbc.sql(
            """
            SELECT count(*) = 1 FROM dossier.return_code
            WHERE authority = :authority AND dossier_id = :id AND code_hash = :hash AND until > :now
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("hash", hash(dossier, purpose, code.replaceAll("\\s", "")))
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

  private static byte[] hash(Dossier dossier, Purpose purpose, String code) {
    return Tokens.hash(dossier.filing().id() + "/" + purpose + "/" + code);
  }
}
