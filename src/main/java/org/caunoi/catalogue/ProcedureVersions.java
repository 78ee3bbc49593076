package org.caunoi.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code catalogue.procedure} and {@code catalogue.procedure_version}. */
@Component
final class ProcedureVersions {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  ProcedureVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest stored version of a procedure. */
  record Newest(String code, int version, String contentHash, LocalDate validFrom) {}

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
            SELECT DISTINCT ON (code) code, version, content_hash, valid_from
            FROM catalogue.procedure_version
            ORDER BY code, version DESC
            """)
        .query(
            (row, n) ->
                new Newest(
                    row.getString(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getObject(4, LocalDate.class)))
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
   * @param content the draft's JSON, the text its hash was made of
   */
  void add(ProcedureVersion procedure, String content, Instant at) {
    jdbc.sql(
            """
            INSERT INTO catalogue.procedure_version
              (id, code, version, name_vi, name_en, field, valid_from, valid_to, content,
               content_hash, stored_at)
            VALUES
              (:id, :code, :version, :nameVi, :nameEn, :field, :validFrom, CAST(:validTo AS date),
               CAST(:content AS jsonb), :hash, :at)
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
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
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
