package org.caunoi.dossier.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code dossier.legal_hold}. */
@ActsAsHouse("inspectors keep any dossier from removal")
@Component
public class LegalHolds {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;

  LegalHolds(JdbcClient jdbc, PersonalDataCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  /** Those in force on dossiers this person may know of, the oldest first. */
  public List<Hold> list(SignedIn who) {
    return jdbc.sql(
            """
            SELECT h.authority, h.id, d.code, h.sealed_why, h.placed_by_name, h.placed_at
            FROM dossier.legal_hold h JOIN dossier.dossier d ON d.authority = h.authority AND d.id = h.dossier_id
            WHERE h.released_at IS NULL
              AND (CAST(:own AS text) IS NULL OR d.unit = :own)
            ORDER BY h.placed_at, h.id
            """)
        .param("own", who.authority())
        .query(
            (rs, n) -> {
              UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
              return new Hold(
                  rs.getString("authority"),
                  id,
                  rs.getString("code"),
                  cipher.open(rs.getBytes("sealed_why"), place(id)),
                  rs.getString("placed_by_name"),
                  rs.getObject("placed_at", OffsetDateTime.class).toInstant());
            })
        .list();
  }

  void add(String authority, UUID id, UUID dossier, String why, SignedIn who, Instant at) {
    jdbc.sql(
            """
            INSERT INTO dossier.legal_hold (authority, id, dossier_id, sealed_why, placed_by, placed_by_name, placed_at)
            VALUES (:authority, :id, :dossier, :why, :by, :name, :at)
            """)
        .param("authority", authority)
        .param("id", id)
        .param("dossier", dossier)
        .param("why", cipher.seal(why, place(id)))
        .param("by", who.accountId())
        .param("name", who.displayName())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** False where it was released before. */
  boolean release(UUID id, SignedIn who, Instant at) {
    return jdbc.sql(
                """
                UPDATE dossier.legal_hold SET released_by = :by, released_at = :at
                WHERE id = :id AND released_at IS NULL
                """)
            .param("by", who.accountId())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .update()
        == 1;
  }

  private static String place(UUID id) {
    return "dossier/hold/" + id;
  }

  /** One in force. */
  public record Hold(
      String authority, UUID id, String code, String why, String placedBy, Instant placedAt) {}
}
