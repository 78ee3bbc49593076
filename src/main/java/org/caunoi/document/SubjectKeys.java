package org.caunoi.document;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.caunoi.platform.crypto.DataKey;
import org.caunoi.platform.crypto.HouseKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The keys of subjects, made when the first file comes and destroyed when the last one may go. */
@Component
public class SubjectKeys {

  private final JdbcClient jdbc;
  private final HouseKey house;
  private final Clock clock;

  SubjectKeys(JdbcClient jdbc, HouseKey house, Clock clock) {
    this.jdbc = jdbc;
    this.house = house;
    this.clock = clock;
  }

  /**
   * Destroys the key, in the caller's transaction: what was sealed under it opens nowhere any more,
   * not even where a copy of the file remains. False where there was none.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean destroy(UUID subject) {
    return jdbc.sql(
                """
                UPDATE document.subject SET wrapped_key = NULL, destroyed_at = :at
                WHERE id = :id AND wrapped_key IS NOT NULL
                """)
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("id", subject)
            .update()
        == 1;
  }

  /** The subject's key, made where there is none. Refused: {@code document-expired}. */
  DataKey of(Subject subject) {
    jdbc.sql(
            """
            INSERT INTO document.subject (authority, id, wrapped_key, made_at) VALUES (:authority, :id, :key, :at)
            ON CONFLICT DO NOTHING
            """)
        .param("authority", subject.authority())
        .param("id", subject.id())
        .param("key", house.wrap(DataKey.fresh(), place(subject.id())))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return get(subject.id());
  }

  DataKey get(UUID subject) {
    return jdbc.sql("SELECT wrapped_key FROM document.subject WHERE id = :id")
        .param("id", subject)
        .query((rs, n) -> new Wrapped(rs.getBytes("wrapped_key")))
        .single()
        .open(house, place(subject));
  }

  static String place(UUID subject) {
    return "subject/" + subject;
  }

  /** A key as it lies in a row. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Wrapped(byte @Nullable [] key) {

    DataKey open(HouseKey house, String place) {
      if (key == null) {
        throw FileRefused.expired();
      }
      return house.unwrap(key, place);
    }
  }
}
