package org.caunoi.dossier.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code dossier.prepared_apology}; words sealed. */
@Component
class PreparedApologies {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final ProposedDay days;

  PreparedApologies(JdbcClient jdbc, PersonalDataCipher cipher, ProposedDay days) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.days = days;
  }

  /** As the house prepares it; what somebody wrote before stays. */
  void prepare(Dossier dossier, Instant promise, ApologyReason reason, LocalDate day, Instant now) {
    jdbc.sql(
            """
            INSERT INTO dossier.prepared_apology (authority, dossier_id, promise, reason, day, prepared_at)
            VALUES (:authority, :id, :promise, :reason, :day, :now)
            ON CONFLICT (authority, dossier_id, promise) DO NOTHING
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("promise", promise.atOffset(ZoneOffset.UTC))
        .param("reason", reason.name())
        .param("day", day)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The next edition; false where it is no longer the one that was read. */
  boolean change(
      Dossier dossier,
      PreparedApology read,
      ApologyReason reason,
      @Nullable String words,
      LocalDate day,
      SignedIn who,
      Instant now) {
    return jdbc.sql(
                """
                UPDATE dossier.prepared_apology
                SET reason = :reason, sealed_words = CAST(:words AS bytea), day = :day, edition = edition + 1,
                    prepared_at = :now, prepared_by = :by, prepared_by_name = :name
                WHERE authority = :authority AND dossier_id = :id AND promise = :promise AND edition = :edition
                """)
            .param("reason", reason.name())
            .param("words", words == null ? null : cipher.seal(words, place(dossier.filing().id())))
            .param("day", day)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", who.accountId())
            .param("name", who.displayName())
            .param("authority", dossier.filing().authority())
            .param("id", dossier.filing().id())
            .param("promise", read.promise().atOffset(ZoneOffset.UTC))
            .param("edition", read.edition())
            .update()
        == 1;
  }

  /** The one for the promise as it is now. */
  Optional<PreparedApology> find(Dossier dossier) {
    Instant promise = dossier.progress().appointmentAt();
    if (promise == null) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            SELECT promise, reason, sealed_words, day, edition, prepared_by_name FROM dossier.prepared_apology
            WHERE authority = :authority AND dossier_id = :id AND promise = :promise
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("promise", promise.atOffset(ZoneOffset.UTC))
        .query((rs, n) -> map(rs, dossier.filing().id()))
        .optional();
  }

  /** A day that somebody chose stands as it is, even once it has passed. */
  PreparedApology map(ResultSet rs, UUID dossierId) throws SQLException {
    byte[] words = rs.getBytes("sealed_words");
    Instant promise = rs.getObject("promise", OffsetDateTime.class).toInstant();
    LocalDate day = Objects.requireNonNull(rs.getObject("day", LocalDate.class));
    int edition = rs.getInt("edition");
    return new PreparedApology(
        promise,
        ApologyReason.valueOf(rs.getString("reason")),
        words == null ? null : cipher.open(words, place(dossierId)),
        edition == 1 ? days.still(day, promise) : day,
        edition,
        rs.getString("prepared_by_name"));
  }

  private static String place(UUID dossierId) {
    return "dossier/" + dossierId + "/apology";
  }
}
