package org.caunoi.document;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.platform.crypto.DataKey;
import org.caunoi.platform.crypto.HouseKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key of each file. It lies beside the row, wrapped by the house until the file belongs to a
 * subject, and by the subject's key from then on.
 */
@Component
class DocumentKeys {

  private final JdbcClient jdbc;
  private final HouseKey house;
  private final SubjectKeys subjects;

  DocumentKeys(JdbcClient jdbc, HouseKey house, SubjectKeys subjects) {
    this.jdbc = jdbc;
    this.house = house;
    this.subjects = subjects;
  }

  byte[] wrap(UUID id, DataKey key) {
    return house.wrap(key, place(id));
  }

  /** None for a file of former times. Refused: {@code document-expired}. */
  @Nullable DataKey of(UUID id) {
    Row row = row(id);
    if (row.removed()) {
      throw FileRefused.expired();
    }
    if (row.subject() != null) {
      return subjects.get(row.subject()).unwrap(Objects.requireNonNull(row.wrapped()), place(id));
    }
    return row.wrapped() == null ? null : house.unwrap(row.wrapped(), place(id));
  }

  /** Wraps the file's key by the subject's; a file that belongs to somebody stays theirs. */
  void claim(UUID id, Subject subject) {
    Row row = row(id);
    if (row.subject() != null || row.wrapped() == null) {
      return;
    }
    byte[] rewrapped = subjects.of(subject).wrap(house.unwrap(row.wrapped(), place(id)), place(id));
    jdbc.sql(
            """
            UPDATE document.stored_document SET wrapped_key = :key, subject_id = :subject
            WHERE id = :id AND subject_id IS NULL
            """)
        .param("key", rewrapped)
        .param("subject", subject.id())
        .param("id", id)
        .update();
  }

  /** False where it was forgotten before. */
  boolean forget(UUID id, Instant at) {
    return jdbc.sql(
                """
                UPDATE document.stored_document SET wrapped_key = NULL, removed_at = :at
                WHERE id = :id AND removed_at IS NULL
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .update()
        == 1;
  }

  private Row row(UUID id) {
    return jdbc.sql(
            """
            SELECT wrapped_key, subject_id, removed_at IS NOT NULL AS removed FROM document.stored_document
            WHERE id = :id
            """)
        .param("id", id)
        .query(
            (rs, n) ->
                new Row(
                    rs.getBytes("wrapped_key"),
                    rs.getObject("subject_id", UUID.class),
                    rs.getBoolean("removed")))
        .optional()
        .orElseThrow(Documents::unknown);
  }

  private static String place(UUID id) {
    return "document/" + id;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Row(byte @Nullable [] wrapped, @Nullable UUID subject, boolean removed) {}
}
