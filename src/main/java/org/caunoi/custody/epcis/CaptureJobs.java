package org.caunoi.custody.epcis;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.custody.epcis.CaptureJob.Wrong;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of documents that wait to be read; what was in them is forgotten once it is done. */
@Component
class CaptureJobs {

  private static final String PLACE = "custody/capture";

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final PersonalDataCipher cipher;
  private final Clock clock;

  CaptureJobs(JdbcClient jdbc, JsonMapper json, PersonalDataCipher cipher, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.cipher = cipher;
    this.clock = clock;
  }

  UUID add(UUID sender, String document, boolean proceeds) {
    UUID id = UuidV7.next(clock);
    jdbc.sql(
            """
            INSERT INTO custody.capture_job (authority, id, sender, sealed_body, proceeds, created_at)
            VALUES ('-', :id, :sender, :body, :proceeds, :now)
            """)
        .param("id", id)
        .param("sender", sender)
        .param("body", cipher.seal(document, PLACE))
        .param("proceeds", proceeds)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  /** The oldest that nobody else reads now. */
  Optional<Waiting> next() {
    return jdbc.sql(
            """
            SELECT id, sender, sealed_body, proceeds FROM custody.capture_job WHERE finished_at IS NULL
            ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .query(
            (rs, n) ->
                new Waiting(
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    Objects.requireNonNull(rs.getObject("sender", UUID.class)),
                    cipher.open(rs.getBytes("sealed_body"), PLACE),
                    rs.getBoolean("proceeds")))
        .optional();
  }

  void done(UUID id, int stored, int repeated, List<Wrong> errors) {
    jdbc.sql(
            """
            UPDATE custody.capture_job SET finished_at = :now, sealed_body = NULL, stored = :stored, repeated = :repeated,
                errors = CAST(:errors AS jsonb)
            WHERE id = :id AND finished_at IS NULL
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("stored", stored)
        .param("repeated", repeated)
        .param("errors", json.writeValueAsString(errors))
        .param("id", id)
        .update();
  }

  Optional<CaptureJob> find(UUID sender, UUID id) {
    return jdbc.sql(
            """
            SELECT id, proceeds, created_at, finished_at, stored, repeated, errors FROM custody.capture_job
            WHERE id = :id AND sender = :sender
            """)
        .param("id", id)
        .param("sender", sender)
        .query(
            (rs, n) -> {
              OffsetDateTime finished = rs.getObject("finished_at", OffsetDateTime.class);
              List<Wrong> errors = json.readValue(rs.getString("errors"), new TypeReference<>() {});
              return new CaptureJob(
                  Objects.requireNonNull(rs.getObject("id", UUID.class)),
                  finished == null,
                  finished == null ? null : errors.isEmpty(),
                  rs.getBoolean("proceeds") ? "proceed" : "rollback",
                  rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                  finished == null ? null : finished.toInstant(),
                  rs.getInt("stored"),
                  rs.getInt("repeated"),
                  errors);
            })
        .optional();
  }

  /** A document that waits. */
  record Waiting(UUID id, UUID sender, String document, boolean proceeds) {}
}
