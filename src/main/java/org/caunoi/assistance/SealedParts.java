package org.caunoi.assistance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The personal half of a session: the card and the form, sealed and bound to this session. */
@Component
class SealedParts {

  private static final TypeReference<LinkedHashMap<String, String>> TEXTS =
      new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final JsonMapper json;
  private final Clock clock;

  SealedParts(JdbcClient jdbc, PersonalDataCipher cipher, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.json = json;
    this.clock = clock;
  }

  /** The citizen, or null after the end of the session. */
  @Nullable Person person(Session session) {
    byte[] sealed = read(session).card;
    return sealed == null
        ? null
        : json.readValue(cipher.open(sealed, session.place("card")), Person.class);
  }

  /** The citizen; refused with {@code session-closed} after the end of the session. */
  Person requirePerson(Session session) {
    Person person = person(session);
    if (person == null) {
      throw Refused.conflict("session-closed");
    }
    return person;
  }

  /** Values typed so far by field key. */
  Map<String, String> draft(Session session) {
    return typed(session).values();
  }

  /** The same, and who typed them. */
  Draft typed(Session session) {
    Sealed sealed = read(session);
    return sealed.draft == null
        ? Draft.NONE
        : new Draft(
            json.readValue(cipher.open(sealed.draft, session.place("draft")), TEXTS),
            sealed.marks == null
                ? DraftMarks.none()
                : json.readValue(
                    cipher.open(sealed.marks, session.place("marks")), DraftMarks.class));
  }

  byte[] seal(Session session, Person person) {
    return cipher.seal(json.writeValueAsString(person), session.place("card"));
  }

  void saveCard(Session session, Person person) {
    jdbc.sql(
            """
            UPDATE assistance.session SET sealed_card = :sealed WHERE authority = :authority AND id = :id
            """)
        .param("sealed", seal(session, person))
        .param("authority", session.authority())
        .param("id", session.id())
        .update();
  }

  void saveDraft(Session session, Draft draft, Instant at) {
    jdbc.sql(
            """
            UPDATE assistance.session SET sealed_draft = :sealed, sealed_marks = :marks, draft_saved_at = :at,
                touched_at = :at
            WHERE authority = :authority AND id = :id
            """)
        .param("sealed", seal(draft.values(), session, "draft"))
        .param("marks", seal(draft.marks(), session, "marks"))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("authority", session.authority())
        .param("id", session.id())
        .update();
  }

  /** What a person typed, kept together with its audit row: the keys of the changed fields. */
  void saveTyped(Actor by, Session session, Draft draft, List<String> changed, Instant at) {
    jdbc.sql(
            """
            WITH kept AS (
                UPDATE assistance.session SET sealed_draft = :sealed, sealed_marks = :marks, draft_saved_at = :at,
                    touched_at = :at
                WHERE authority = :authority AND id = :id
                RETURNING authority, id)
            SELECT audit.write(authority, :auditId, :at, CAST(:actorId AS uuid), :actor, CAST(:place AS text), :act,
                               'assistance-session/' || id, NULL, CAST(:details AS jsonb))
            FROM kept
            """)
        .param("sealed", seal(draft.values(), session, "draft"))
        .param("marks", seal(draft.marks(), session, "marks"))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("authority", session.authority())
        .param("id", session.id())
        .param("auditId", UuidV7.next(clock))
        .param("actorId", by.id())
        .param("actor", by.name())
        .param("place", by.place())
        .param("act", SessionEventKind.DRAFT_SAVED.act())
        .param("details", json.writeValueAsString(Map.of("fields", changed)))
        .query(UUID.class)
        .single();
  }

  /** Forgets the person; nothing brings it back. */
  void wipe(Session session) {
    jdbc.sql(
            """
            UPDATE assistance.session SET sealed_card = NULL, sealed_draft = NULL, sealed_marks = NULL
            WHERE authority = :authority AND id = :id
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .update();
  }

  private byte[] seal(Object value, Session session, String what) {
    return cipher.seal(json.writeValueAsString(value), session.place(what));
  }

  private Sealed read(Session session) {
    return jdbc.sql(
            """
            SELECT sealed_card, sealed_draft, sealed_marks FROM assistance.session
            WHERE authority = :authority AND id = :id
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .query(
            (rs, n) ->
                new Sealed(
                    rs.getBytes("sealed_card"),
                    rs.getBytes("sealed_draft"),
                    rs.getBytes("sealed_marks")))
        .single();
  }

  private record Sealed(byte @Nullable [] card, byte @Nullable [] draft, byte @Nullable [] marks) {}
}
