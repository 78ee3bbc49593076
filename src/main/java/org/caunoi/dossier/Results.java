package org.caunoi.dossier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of issued results, one per dossier. */
@Component
public class Results {

  private final JdbcClient jdbc;

  Results(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Issued> find(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT number, document_id, issued_at FROM dossier.result
            WHERE authority = :authority AND dossier_id = :id
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(
            (rs, n) ->
                new Issued(
                    rs.getString("number"),
                    Objects.requireNonNull(rs.getObject("document_id", UUID.class)),
                    rs.getObject("issued_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Refused with {@code no-result} where none is issued. */
  Issued get(Dossier dossier) {
    return find(dossier).orElseThrow(() -> Refused.notFound("no-result"));
  }

  /**
   * An issued result.
   *
   * @param number as registered
   */
  public record Issued(String number, UUID documentId, Instant at) {}
}
