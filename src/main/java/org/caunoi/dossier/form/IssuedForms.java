package org.caunoi.dossier.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of issued papers; the database lets nobody change one. */
@Component
class IssuedForms {

  private static final String COLUMNS =
      """
      SELECT f.authority, f.id, f.dossier_id, f.form, f.number, f.act_no, f.template_version, f.template_hash,
             f.document_id, f.sha256, f.corrects, f.sealed_reason, f.issued_at, f.issued_by_name,
             (SELECT g.number FROM dossier.form g WHERE g.authority = f.authority AND g.corrects = f.id) AS replaced_by
      FROM dossier.form f
      """;

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;

  IssuedForms(JdbcClient jdbc, PersonalDataCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  /** The papers of one dossier, the oldest first. */
  List<IssuedForm> list(String authority, UUID dossierId) {
    return jdbc.sql(
            COLUMNS
                + "WHERE f.authority = :authority AND f.dossier_id = :id ORDER BY f.issued_at,"
                + " f.id")
        .param("authority", authority)
        .param("id", dossierId)
        .query(this::map)
        .list();
  }

  Optional<IssuedForm> find(UUID id) {
    return jdbc.sql(COLUMNS + "WHERE f.id = :id").param("id", id).query(this::map).optional();
  }

  /** The paper that is this file, byte by byte. */
  Optional<IssuedForm> byHash(String sha256) {
    return jdbc.sql(COLUMNS + "WHERE f.sha256 = :sha256 ORDER BY f.issued_at DESC LIMIT 1")
        .param("sha256", sha256)
        .query(this::map)
        .optional();
  }

  /** Registers that were closed, the newest first; of one authority or of all. */
  List<IssuedForm> registers(@Nullable String authority, int most) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE f.dossier_id IS NULL AND (CAST(:authority AS text) IS NULL OR f.authority = :authority)
                ORDER BY f.issued_at DESC, f.id LIMIT :most
                """)
        .param("authority", authority)
        .param("most", most)
        .query(this::map)
        .list();
  }

  /** The newest paper of one kind of a dossier, or of a register with that number. */
  Optional<IssuedForm> last(
      String authority, @Nullable UUID dossierId, OfficialForm form, String number) {
    return jdbc.sql(
            dossierId == null
                ? COLUMNS
                    + """
                    WHERE f.authority = :authority AND f.dossier_id IS NULL AND f.form = :form
                      AND (f.number = :number OR starts_with(f.number, CAST(:number AS text) || '-'))
                    ORDER BY f.issued_at DESC, f.id DESC LIMIT 1
                    """
                : COLUMNS
                    + """
                    WHERE f.authority = :authority AND f.dossier_id = :id AND f.form = :form
                    ORDER BY f.issued_at DESC, f.id DESC LIMIT 1
                    """)
        .param("authority", authority)
        .param("id", dossierId)
        .param("form", form.number())
        .param("number", number)
        .query(this::map)
        .optional();
  }

  /** How many papers of one kind there are of a dossier, or of a register with that number. */
  int count(String authority, @Nullable UUID dossierId, OfficialForm form, String number) {
    return jdbc.sql(
            dossierId == null
                ? """
                SELECT count(*) FROM dossier.form
                WHERE authority = :authority AND dossier_id IS NULL AND form = :form
                  AND (number = :number OR starts_with(number, CAST(:number AS text) || '-'))
                """
                : """
                SELECT count(*) FROM dossier.form
                WHERE authority = :authority AND dossier_id = :id AND form = :form
                """)
        .param("authority", authority)
        .param("id", dossierId)
        .param("form", form.number())
        .param("number", number)
        .query(Integer.class)
        .single();
  }

  /**
   * Whether a register, or a volume of one, of what {@code subject} covers was closed before; one
   * closed when more could still come in does not count.
   */
  boolean hasRegister(String authority, String subject, Instant over) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT FROM dossier.form
                           WHERE authority = :authority AND dossier_id IS NULL
                             AND starts_with(number, CAST(:subject AS text) || '/') AND issued_at >= :over)
            """)
        .param("authority", authority)
        .param("over", over.atOffset(ZoneOffset.UTC))
        .param("subject", subject)
        .query(Boolean.class)
        .single();
  }

  /** False where the paper was put right by somebody else at the same time. */
  boolean add(IssuedForm form, @Nullable UUID by) {
    return jdbc.sql(
                """
                INSERT INTO dossier.form (authority, id, dossier_id, form, number, act_no, template_version,
                    template_hash, document_id, sha256, corrects, sealed_reason, issued_at, issued_by, issued_by_name)
                VALUES (:authority, :id, CAST(:dossier AS uuid), :form, :number, CAST(:act AS integer), :version,
                    :hash, :document, :sha256, CAST(:corrects AS uuid), CAST(:reason AS bytea), :at,
                    CAST(:by AS uuid), :byName)
                ON CONFLICT DO NOTHING
                """)
            .param("authority", form.authority())
            .param("id", form.id())
            .param("dossier", form.dossierId())
            .param("form", form.form().number())
            .param("number", form.number())
            .param("act", form.actNo())
            .param("version", form.templateVersion())
            .param("hash", form.templateHash())
            .param("document", form.documentId())
            .param("sha256", form.sha256())
            .param("corrects", form.corrects())
            .param(
                "reason",
                form.reason() == null ? null : cipher.seal(form.reason(), place(form.id())))
            .param("at", form.at().atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("byName", form.byName())
            .update()
        == 1;
  }

  private IssuedForm map(ResultSet rs, int n) throws SQLException {
    UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
    byte[] reason = rs.getBytes("sealed_reason");
    return new IssuedForm(
        rs.getString("authority"),
        id,
        rs.getObject("dossier_id", UUID.class),
        OfficialForm.find(rs.getString("form")).orElseThrow(),
        rs.getString("number"),
        rs.getObject("act_no", Integer.class),
        rs.getString("template_version"),
        rs.getString("template_hash"),
        Objects.requireNonNull(rs.getObject("document_id", UUID.class)),
        rs.getString("sha256"),
        rs.getObject("corrects", UUID.class),
        rs.getString("replaced_by"),
        reason == null ? null : cipher.open(reason, place(id)),
        rs.getObject("issued_at", OffsetDateTime.class).toInstant(),
        rs.getString("issued_by_name"));
  }

  private static String place(UUID id) {
    return "form/" + id + "/reason";
  }
}
