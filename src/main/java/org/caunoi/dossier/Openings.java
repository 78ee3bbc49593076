package org.caunoi.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of dossiers opened at another point; each opens for half an hour, to one person. */
@Component
class Openings {

  private static final Duration LIFE = Duration.ofMinutes(30);

  private final JdbcClient jdbc;
  private final Clock clock;

  Openings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  UUID add(Dossier dossier, SignedIn who) {
    UUID id = UuidV7.next(clock);
    Instant now = clock.instant();
    jdbc.sql(
            """
            INSERT INTO dossier.opening (authority, id, dossier_id, opened_by, opened_at, until)
            VALUES (:authority, :id, :dossier, :by, :now, :until)
            """)
        .param("authority", dossier.filing().authority())
        .param("id", id)
        .param("dossier", dossier.filing().id())
        .param("by", who.accountId())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("until", now.plus(LIFE).atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  /** The dossier that is open to this person. */
  Optional<Dossier> find(UUID id, SignedIn who) {
    return jdbc.sql(
            Dossiers.COLUMNS
                + """
                JOIN dossier.opening o ON o.authority = d.authority AND o.dossier_id = d.id
                WHERE o.id = :id AND o.opened_by = :by AND o.until > :now
                """)
        .param("id", id)
        .param("by", who.accountId())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Dossiers::map)
        .optional();
  }

  void close(UUID id) {
    jdbc.sql("UPDATE dossier.opening SET until = :now WHERE id = :id")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }
}
