package org.caunoi.dossier.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ended dossiers whose files of a kind have lived long enough, and nobody holds them. */
@Component
class EndedDossiers {

  private static final String DUE =
      """
      FROM dossier.dossier d
      WHERE d.state IN (3, 8, 10) AND d.ended_at < :before
        AND NOT EXISTS (SELECT 1 FROM dossier.expired_files e
                        WHERE e.authority = d.authority AND e.dossier_id = d.id AND e.kind = :kind)
        AND NOT EXISTS (SELECT 1 FROM dossier.legal_hold h
                        WHERE h.authority = d.authority AND h.dossier_id = d.id AND h.released_at IS NULL)
      """;

  private final JdbcClient jdbc;

  EndedDossiers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int count(FileKind kind, Instant before) {
    return jdbc.sql("SELECT count(*) " + DUE)
        .param("kind", kind.name())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  List<Ended> list(FileKind kind, Instant before, int most) {
    return jdbc.sql(
            "SELECT d.authority, d.id, d.code " + DUE + "ORDER BY d.ended_at, d.id LIMIT :most")
        .param("kind", kind.name())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(
            (rs, n) ->
                new Ended(
                    rs.getString("authority"),
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    rs.getString("code")))
        .list();
  }

  /**
   * The same dossier, held so that nobody can hold it for the law meanwhile, if it is still due.
   * Locked first: only what is asked after that sees a hold that was placed while this waited.
   */
  Optional<UUID> lock(Ended one, FileKind kind, Instant before) {
    jdbc.sql("SELECT 1 FROM dossier.dossier WHERE authority = :authority AND id = :id FOR UPDATE")
        .param("authority", one.authority())
        .param("id", one.id())
        .query(Integer.class)
        .optional();
    return jdbc.sql("SELECT d.id " + DUE + "AND d.authority = :authority AND d.id = :id")
        .param("kind", kind.name())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("authority", one.authority())
        .param("id", one.id())
        .query((rs, n) -> Objects.requireNonNull(rs.getObject("id", UUID.class)))
        .optional();
  }

  List<UUID> files(Ended one, FileKind kind) {
    String table =
        switch (kind) {
          case ATTACHMENT ->
              "(SELECT authority, dossier_id, document_id FROM dossier.attachment UNION ALL"
                  + " SELECT authority, dossier_id, document_id FROM dossier.collector) AS brought";
          case RESULT -> "dossier.result";
          case FORM -> "dossier.form";
        };
    return jdbc.sql(
            "SELECT document_id FROM "
                + table
                + " WHERE authority = :authority AND dossier_id = :id")
        .param("authority", one.authority())
        .param("id", one.id())
        .query((rs, n) -> Objects.requireNonNull(rs.getObject("document_id", UUID.class)))
        .list();
  }

  /** True where all kinds are gone now. */
  boolean note(Ended one, FileKind kind, int files, Instant at) {
    jdbc.sql(
            """
            INSERT INTO dossier.expired_files (authority, dossier_id, kind, files, at)
            VALUES (:authority, :id, :kind, :files, :at)
            """)
        .param("authority", one.authority())
        .param("id", one.id())
        .param("kind", kind.name())
        .param("files", files)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    return jdbc.sql(
                "SELECT count(*) FROM dossier.expired_files WHERE authority = :authority AND"
                    + " dossier_id = :id")
            .param("authority", one.authority())
            .param("id", one.id())
            .query(Integer.class)
            .single()
        == FileKind.values().length;
  }

  /** A dossier that has ended. */
  record Ended(String authority, UUID id, String code) {}
}
