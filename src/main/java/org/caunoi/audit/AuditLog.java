package org.caunoi.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes audit rows in the transaction of the act they tell of: no audit row, no act. Acts on a
 * dossier are written by the SQL function {@code audit.write} inside the act's own statement.
 */
@Component
public class AuditLog {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final JsonMapper json;

  AuditLog(JdbcClient jdbc, Clock clock, JsonMapper json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Appends one row; outside a transaction it would stay while its act does not, and is refused.
   *
   * @param authority growth key: the receiving authority, or {@code -} where none is concerned
   * @param subject what was acted on, such as {@code dossier/<code>}; an id, never a name
   * @param purpose why personal data was read, null for other acts
   * @param details ids, codes and dates only
   */
  public void write(
      String authority,
      Actor actor,
      String act,
      String subject,
      @Nullable String purpose,
      Map<String, ?> details) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(act + " would be written down outside its transaction");
    }
    jdbc.sql(
            """
            SELECT audit.write(:authority, :id, :at, CAST(:actorId AS uuid), :actor, CAST(:place AS text),
                               :act, :subject, CAST(:purpose AS text), CAST(:details AS jsonb))
            """)
        .param("authority", authority)
        .param("id", UuidV7.next(clock))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("actorId", actor.id())
        .param("actor", actor.name())
        .param("place", actor.place())
        .param("act", act)
        .param("subject", subject)
        .param("purpose", purpose)
        .param("details", json.writeValueAsString(details))
        .query(UUID.class)
        .single();
  }

  /** Appends one row about a look that changes nothing, in a transaction of its own if need be. */
  @Transactional
  public void writeLook(
      String authority,
      Actor actor,
      String act,
      String subject,
      @Nullable String purpose,
      Map<String, ?> details) {
    write(authority, actor, act, subject, purpose, details);
  }

  /**
   * Who acted: an account or system client by id, or somebody without one ({@code citizen}).
   *
   * @param name user name of the account, or a role word; never a citizen's name
   * @param place agent point or agency code
   */
  public record Actor(@Nullable UUID id, String name, @Nullable String place) {

    /** A citizen on their own phone or the citizen screen. */
    public static final Actor CITIZEN = new Actor(null, "citizen", null);

    /** The house itself, such as a timer. */
    public static final Actor HOUSE = new Actor(null, "system", null);
  }
}
