package org.caunoi.assistance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The forms handed to citizens; they go with the session. */
@Component
class HandedForms {

  private static final TypeReference<List<String>> KEYS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  HandedForms(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Null where the form of the procedure now chosen was never handed over. */
  @Nullable HandedForm find(Session session) {
    if (session.work().procedureVersion() == null) {
      return null;
    }
    return jdbc.sql(
            """
            SELECT fields, at_field, taken_back_at IS NULL AS out FROM assistance.handed_form
            WHERE authority = :authority AND session_id = :id AND procedure_version = :procedure
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .param("procedure", session.work().procedureVersion())
        .query((row, n) -> map(row))
        .optional()
        .orElse(null);
  }

  /** Hands over, also a form that was out before. */
  void handOver(Session session, List<String> fields, String first, Instant at) {
    jdbc.sql(
            """
            INSERT INTO assistance.handed_form (authority, session_id, procedure_version, fields, at_field, handed_at)
            VALUES (:authority, :id, :procedure, CAST(:fields AS jsonb), :first, :at)
            ON CONFLICT (authority, session_id) DO UPDATE
            SET fields = excluded.fields, at_field = excluded.at_field, handed_at = excluded.handed_at,
                taken_back_at = NULL, procedure_version = excluded.procedure_version
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

  /** Forgets it; nothing brings it back. */
  void remove(Session session) {
    jdbc.sql("DELETE FROM assistance.handed_form WHERE authority = :authority AND session_id = :id")
        .param("authority", session.authority())
        .param("id", session.id())
        .update();
  }

  private HandedForm map(ResultSet row) throws SQLException {
    return new HandedForm(
        json.readValue(row.getString("fields"), KEYS),
        row.getString("at_field"),
        row.getBoolean("out"));
  }
}
