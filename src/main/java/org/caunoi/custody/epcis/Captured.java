package org.caunoi.custody.epcis;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of events other systems told; only ever appended, and sealed, since they may name people.
 */
@Component
class Captured {

  private static final String NOBODYS = "-";
  private static final String PLACE = "custody/epcis";

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final PersonalDataCipher cipher;
  private final Clock clock;

  Captured(JdbcClient jdbc, JsonMapper json, PersonalDataCipher cipher, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** Those of them that are new; an error declaration of the same id is another event. */
  List<Key> add(UUID sender, List<HeardEvent> events) {
    List<Row> rows =
        events.stream()
            .map(
                one ->
                    new Row(
                        UuidV7.next(clock),
                        one.id(),
                        one.declaresError(),
                        one.things(),
                        Base64.getEncoder()
                            .encodeToString(
                                cipher.seal(json.writeValueAsString(one.body()), PLACE))))
            .toList();
    return jdbc.sql(
            """
            INSERT INTO custody.captured_event (authority, id, sender, event_id, declares_error, things, sealed_body, received_at)
            SELECT :authority, r.id, :sender, r.event, r.error, r.things, decode(r.body, 'base64'), :now
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (id uuid, event text, error boolean, things text[], body text)
            ON CONFLICT (sender, event_id, declares_error) DO NOTHING
            RETURNING event_id, declares_error
            """)
        .param("authority", NOBODYS)
        .param("sender", sender)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("rows", json.writeValueAsString(rows))
        .query((rs, n) -> new Key(rs.getString("event_id"), rs.getBoolean("declares_error")))
        .list();
  }

  /** Those of them that this sender told before. */
  Set<Key> known(UUID sender, List<HeardEvent> events) {
    return new HashSet<>(
        jdbc.sql(
                """
                SELECT event_id, declares_error FROM custody.captured_event
                WHERE sender = :sender AND event_id = ANY (:ids)
                """)
            .param("sender", sender)
            .param("ids", events.stream().map(HeardEvent::id).toArray(String[]::new))
            .query((rs, n) -> new Key(rs.getString("event_id"), rs.getBoolean("declares_error")))
            .list());
  }

  /** What was told about one thing, the oldest first. */
  @ActsAsHouse("whoever may know of a thing may know what was told of it")
  List<ObjectNode> about(String thing) {
    return jdbc.sql(
            """
            SELECT sealed_body FROM custody.captured_event WHERE things @> ARRAY[CAST(:thing AS text)] ORDER BY received_at, id LIMIT 1000
            """)
        .param("thing", thing)
        .query(
            (rs, n) -> (ObjectNode) json.readTree(cipher.open(rs.getBytes("sealed_body"), PLACE)))
        .list();
  }

  /** By what an event is told from others of its sender. */
  record Key(String event, boolean declaresError) {}

  private record Row(UUID id, String event, boolean error, List<String> things, String body) {}
}
