package org.caunoi.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.document.StoredDocument;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rows of issued results; the newest of a dossier that was not revoked counts, each earlier one was
 * replaced by the next. The database lets nobody change one.
 */
@Component
public class Results {

  private static final String COLUMNS =
      """
      SELECT r.authority, r.no, r.number, r.document_id, r.issued_at, n.number AS replaced_by,
             coalesce(v.revoked_at, n.issued_at) AS replaced_at
      FROM dossier.result r
      LEFT JOIN dossier.result_revocation v ON v.authority = r.authority AND v.dossier_id = r.dossier_id AND v.no = r.no
      LEFT JOIN LATERAL (
        SELECT o.number, o.issued_at FROM dossier.result o
        WHERE o.authority = r.authority AND o.dossier_id = r.dossier_id
          AND CASE WHEN v.no IS NULL THEN o.no > r.no ELSE o.no < r.no END
          AND NOT EXISTS (SELECT 1 FROM dossier.result_revocation w
                          WHERE w.authority = o.authority AND w.dossier_id = o.dossier_id AND w.no = o.no)
        ORDER BY abs(o.no - r.no) LIMIT 1) n ON TRUE
      """;

  private final JdbcClient jdbc;

  Results(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Issued> find(Dossier dossier) {
    return list(dossier).stream()
        .filter(one -> one.replacedBy() == null)
        .reduce((older, newer) -> newer);
  }

  /** All of them, the oldest first. */
  List<Issued> list(Dossier dossier) {
    return jdbc.sql(COLUMNS + "WHERE r.authority = :authority AND r.dossier_id = :id ORDER BY r.no")
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(Results::map)
        .list();
  }

  /** Refused with {@code no-result} where none is issued. */
  public Issued get(Dossier dossier) {
    return find(dossier).orElseThrow(() -> Refused.notFound("no-result"));
  }

  /** The result that is this file, byte by byte. */
  public Optional<Issued> byHash(String sha256) {
    return jdbc.sql(COLUMNS + "WHERE r.sha256 = :sha256 ORDER BY r.issued_at DESC LIMIT 1")
        .param("sha256", sha256)
        .query(Results::map)
        .optional();
  }

  void add(Dossier dossier, int no, String number, StoredDocument file, Instant at, UUID by) {
    jdbc.sql(
            """
            INSERT INTO dossier.result (authority, dossier_id, no, number, document_id, sha256, issued_at, issued_by)
            VALUES (:authority, :id, :no, :number, :document, :sha256, :at, :by)
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("no", no)
        .param("number", number)
        .param("document", file.id())
        .param("sha256", file.sha256())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  private static Issued map(ResultSet rs, int n) throws SQLException {
    OffsetDateTime replaced = rs.getObject("replaced_at", OffsetDateTime.class);
    return new Issued(
        rs.getString("authority"),
        rs.getInt("no"),
        rs.getString("number"),
        Objects.requireNonNull(rs.getObject("document_id", UUID.class)),
        rs.getObject("issued_at", OffsetDateTime.class).toInstant(),
        rs.getString("replaced_by"),
        replaced == null ? null : replaced.toInstant());
  }

  /**
   * An issued result.
   *
   * @param no 1 for the first, one more for each that replaced it
   * @param number as registered
   * @param replacedBy number of the result that counts instead
   */
  public record Issued(
      String authority,
      int no,
      String number,
      UUID documentId,
      Instant at,
      @Nullable String replacedBy,
      @Nullable Instant replacedAt) {}
}
