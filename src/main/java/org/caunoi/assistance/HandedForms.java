package org.caunoi.assistance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The forms handed to citizens; former values of fields are sealed and go with the session. */
@Component
class HandedForms {

  private static final TypeReference<List<String>> KEYS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final JsonMapper json;

  HandedForms(JdbcClient jdbc, PersonalDataCipher cipher, JsonMapper json) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.json = json;
  }

  /** One row: the form and the marks of its fields. */
  record Row(HandedForm form, DraftMarks marks) {}

  /** Null where the form of the procedure now chosen was never handed over. */
  @Nullable Row find(Session session) {
    if (session.work().procedureVersion() == null) {
      return null;
    }
    return jdbc.sql(
            """
            SELECT fields, at_field, no, sealed_marks, taken_back_at IS NULL AS out FROM assistance.handed_form
            WHERE authority = :authority AND session_id = :id AND procedure_version = :procedure
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .param("procedure", session.work().procedureVersion())
        .query((row, n) -> map(session, row))
        .optional()
        .orElse(null);
  }

  /** Hands over; a form that was out before keeps its marks. */
  void handOver(Session session, List<String> fields, String first, Instant at) {
    jdbc.sql(
            """
            INSERT INTO assistance.handed_form (authority, session_id, procedure_version, fields, at_field, handed_at)
            VALUES (:authority, :id, :procedure, CAST(:fields AS jsonb), :first, :at)
            ON CONFLICT (authority, session_id) DO UPDATE
            SET fields = excluded.fields, at_field = excluded.at_field, handed_at = excluded.handed_at,
                taken_back_at = NULL, procedure_version = excluded.procedure_version,
                sealed_marks = CASE WHEN handed_form.procedure_version = excluded.procedure_version
                                    THEN handed_form.sealed_marks END
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .param("procedure", session.work().procedureVersion())
        .param("fields", json.writeValueAsString(fields))
        .param("first", first)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Takes it back; false where the citizen does not hold it. */
  boolean takeBack(Session session, Instant at) {
    return jdbc.sql(
                """
                UPDATE assistance.handed_form SET taken_back_at = :at
                WHERE authority = :authority AND session_id = :id AND taken_back_at IS NULL
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("authority", session.authority())
            .param("id", session.id())
            .update()
        == 1;
  }

  void moveTo(Session session, @Nullable String field) {
    jdbc.sql(
            """
            UPDATE assistance.handed_form SET at_field = CAST(:field AS text)
            WHERE authority = :authority AND session_id = :id
            """)
        .param("field", field)
        .param("authority", session.authority())
        .param("id", session.id())
        .update();
  }

  /** The next save, with its marks. */
  void saved(Session session, DraftMarks marks, int no) {
    jdbc.sql(
            """
            UPDATE assistance.handed_form SET no = :no, sealed_marks = :marks
            WHERE authority = :authority AND session_id = :id
            """)
        .param("no", no)
        .param("marks", cipher.seal(json.writeValueAsString(marks), place(session)))
        .param("authority", session.authority())
        .param("id", session.id())
        .update();
  }

  /** Forgets it; nothing brings it back. */
  void remove(Session session) {
    jdbc.sql("DELETE FROM assistance.handed_form WHERE authority = :authority AND session_id = :id")
        .param("authority", session.authority())
        .param("id", session.id())
        .update();
  }

  private Row map(Session session, ResultSet row) throws SQLException {
    byte[] marks = row.getBytes("sealed_marks");
    return new Row(
        new HandedForm(
            json.readValue(row.getString("fields"), KEYS),
            row.getString("at_field"),
            row.getInt("no"),
            row.getBoolean("out")),
        marks == null
            ? DraftMarks.none()
            : json.readValue(cipher.open(marks, place(session)), DraftMarks.class));
  }

  private static String place(Session session) {
    return session.place("handed-form");
  }
}
