package org.caunoi.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code catalogue.procedure} and {@code catalogue.procedure_version}. */
@Component
public class ProcedureVersions {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  ProcedureVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The newest stored version of a procedure.
   *
   * @param fileHash content of the newest version that came from a file, null where none did
   */
  record Newest(String code, int version, @Nullable String fileHash, LocalDate validFrom) {}

  /** One version in the history of a procedure, newest first. */
  public record Line(int version, LocalDate validFrom, Instant storedAt, boolean published) {}

  static String json(ProcedureVersion procedure) {
    return JSON.writeValueAsString(procedure);
  }

  List<ProcedureVersion> list() {
    return jdbc.sql(
            """
            SELECT id, version, content_hash, content
            FROM catalogue.procedure_version
            ORDER BY code, version
            """)
        .query(ProcedureVersions::procedure)
        .list();
  }

  Map<String, Newest> newest() {
    return jdbc
        .sql(
            """
            SELECT code, max(version),
              (array_agg(content_hash ORDER BY version DESC) FILTER (WHERE draft_id IS NULL))[1],
              (array_agg(valid_from ORDER BY version DESC))[1]
            FROM catalogue.procedure_version
            GROUP BY code
            """)
        .query(
            (row, n) ->
                new Newest(
                    row.getString(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getObject(4, LocalDate.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Newest::code, newest -> newest));
  }

  Set<String> withdrawn() {
    return jdbc.sql("SELECT code FROM catalogue.procedure WHERE withdrawn")
        .query((row, n) -> row.getString("code"))
        .set();
  }

  /** Offers exactly these codes from now on; others stay readable by the id of their version. */
  void offer(List<String> codes) {
    jdbc.sql(
            """
            INSERT INTO catalogue.procedure (code)
            SELECT unnest(CAST(:codes AS text[]))
            ON CONFLICT (code) DO NOTHING
            """)
        .param("codes", codes.toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            UPDATE catalogue.procedure
            SET withdrawn = NOT code = ANY (CAST(:codes AS text[]))
            WHERE withdrawn = (code = ANY (CAST(:codes AS text[])))
            """)
        .param("codes", codes.toArray(String[]::new))
        .update();
  }

  /**
   * @param content the procedure's JSON, the text its hash was made of
   * @param text the file it was written in
   * @param draftId the draft it was published from, null for a file of the installation
   */
  void add(
      ProcedureVersion procedure,
      String content,
      @Nullable String text,
      @Nullable UUID draftId,
      Instant at) {
    jdbc.sql(
            """
            INSERT INTO catalogue.procedure_version
              (id, code, version, name_vi, name_en, field, valid_from, valid_to, content,
               content_hash, source_text, draft_id, stored_at)
            VALUES
              (:id, :code, :version, :nameVi, :nameEn, :field, :validFrom, CAST(:validTo AS date),
               CAST(:content AS jsonb), :hash, CAST(:text AS text), CAST(:draftId AS uuid), :at)
            """)
        .param("id", procedure.id())
        .param("code", procedure.code())
        .param("version", procedure.version())
        .param("nameVi", procedure.name().vi())
        .param("nameEn", procedure.name().en())
        .param("field", procedure.field().key())
        .param("validFrom", procedure.validFrom())
        .param("validTo", procedure.validTo())
        .param("content", content)
        .param("hash", procedure.contentHash())
        .param("text", text)
        .param("draftId", draftId)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The file a version was written in, word for word; the newest version's where none is named. */
  public Optional<String> text(String code, @Nullable Integer version) {
    return jdbc.sql(
            """
            SELECT source_text FROM catalogue.procedure_version
            WHERE code = :code AND source_text IS NOT NULL
              AND (CAST(:version AS integer) IS NULL OR version = :version)
            ORDER BY version DESC LIMIT 1
            """)
        .param("code", code)
        .param("version", version)
        .query(String.class)
        .optional();
  }

  Optional<String> newestText(String code) {
    return text(code, null);
  }

  /** Newest first. */
  public List<Line> history(String code) {
    return jdbc.sql(
            """
            SELECT version, valid_from, stored_at, draft_id IS NOT NULL AS published
            FROM catalogue.procedure_version WHERE code = :code ORDER BY version DESC
            """)
        .param("code", code)
        .query(
            (row, n) ->
                new Line(
                    row.getInt("version"),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("stored_at", OffsetDateTime.class).toInstant(),
                    row.getBoolean("published")))
        .list();
  }

  int newestNumber(String code) {
    return jdbc.sql("SELECT max(version) FROM catalogue.procedure_version WHERE code = :code")
        .param("code", code)
        .query(Integer.class)
        .single();
  }

  /** Texts of procedures whose newest version was published on the pages, by code. */
  Map<String, String> publishedTexts() {
    return jdbc
        .sql(
            """
            SELECT code, source_text FROM (
              SELECT DISTINCT ON (code) code, source_text, draft_id
              FROM catalogue.procedure_version ORDER BY code, version DESC
            ) AS newest WHERE draft_id IS NOT NULL
            """)
        .query((row, n) -> Map.entry(row.getString("code"), row.getString("source_text")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How many versions are stored; tells a process that another one has published. */
  long count() {
    return jdbc.sql("SELECT count(*) FROM catalogue.procedure_version").query(Long.class).single();
  }

  Optional<String> lastDigest() {
    return jdbc.sql(
            """
            SELECT digest FROM catalogue.reference_import ORDER BY number DESC LIMIT 1
            """)
        .query(String.class)
        .optional();
  }

  void addImport(String digest, int procedures, Instant at) {
    jdbc.sql(
            """
            INSERT INTO catalogue.reference_import (digest, procedures, imported_at)
            VALUES (:digest, :procedures, :at)
            """)
        .param("digest", digest)
        .param("procedures", procedures)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Lets only one server import at a time, until the transaction ends. */
  void lockImport() {
    jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('catalogue.import'))) AS l")
        .query(Integer.class)
        .single();
  }

  private static ProcedureVersion procedure(ResultSet row, int number) throws SQLException {
    return JSON.readValue(row.getString("content"), ProcedureVersion.class)
        .storedAs(
            row.getObject("id", UUID.class), row.getInt("version"), row.getString("content_hash"));
  }
}
