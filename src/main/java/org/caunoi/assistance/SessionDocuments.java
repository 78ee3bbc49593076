package org.caunoi.assistance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which stored files belong to a session, and for which paper they stand. */
@Component
class SessionDocuments {

  /** Component key of the citizen's signature; it stays with the session, not with the dossier. */
  static final String SIGNATURE = "signature";

  private final JdbcClient jdbc;

  SessionDocuments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Row(String component, UUID documentId) {}

  List<Row> of(Session session) {
    return jdbc.sql(
            """
            SELECT component, document_id FROM assistance.session_document
            WHERE authority = :authority AND session_id = :id AND removed_at IS NULL
            ORDER BY added_at, document_id
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .query(
            (rs, n) -> new Row(rs.getString("component"), rs.getObject("document_id", UUID.class)))
        .list();
  }

  /** What was taken off and can be taken back. */
  List<Row> removed(Session session) {
    return jdbc.sql(
            """
            SELECT component, document_id FROM assistance.session_document
            WHERE authority = :authority AND session_id = :id AND removed_at IS NOT NULL
            ORDER BY removed_at, document_id
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .query(
            (rs, n) -> new Row(rs.getString("component"), rs.getObject("document_id", UUID.class)))
        .list();
  }

  /** False where the session has no such document, or it stands so already. */
  boolean mark(Session session, UUID documentId, @Nullable Instant removedAt) {
    return jdbc.sql(
                """
                UPDATE assistance.session_document SET removed_at = CAST(:at AS timestamptz)
                WHERE authority = :authority AND session_id = :id AND document_id = :document
                    AND (removed_at IS NULL) <> (CAST(:at AS timestamptz) IS NULL)
                """)
            .param("at", removedAt == null ? null : removedAt.atOffset(ZoneOffset.UTC))
            .param("authority", session.authority())
            .param("id", session.id())
            .param("document", documentId)
            .update()
        == 1;
  }

  void add(Session session, String component, UUID documentId, Instant at) {
    jdbc.sql(
            """
            INSERT INTO assistance.session_document (authority, session_id, document_id, component, added_at)
            VALUES (:authority, :id, :document, :component, :at)
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .param("document", documentId)
        .param("component", component)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** False where the session has no such document. */
  boolean remove(Session session, UUID documentId) {
    return jdbc.sql(
                """
                DELETE FROM assistance.session_document
                WHERE authority = :authority AND session_id = :id AND document_id = :document
                """)
            .param("authority", session.authority())
            .param("id", session.id())
            .param("document", documentId)
            .update()
        == 1;
  }
}
