package org.caunoi.assistance;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.caunoi.dossier.CardReadings;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows that tell, by keyed hash, whose card was read in which session; they outlive its wiping. */
@Component
class CardReads implements CardReadings {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final Clock clock;

  CardReads(JdbcClient jdbc, PersonalDataCipher cipher, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.clock = clock;
  }

  void note(Session session, Person person) {
    jdbc.sql(
            """
            INSERT INTO assistance.card_read (authority, session_id, person_hash, read_at)
            VALUES (:authority, :session, :person, :at) ON CONFLICT DO NOTHING
            """)
        .param("authority", session.authority())
        .param("session", session.id())
        .param("person", cipher.lookup("person", person.number()))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public List<String> subjects(byte[] personHash, @Nullable String authority) {
    return jdbc.sql(
            """
            SELECT 'assistance-session/' || session_id AS subject FROM assistance.card_read
            WHERE person_hash = :person AND (CAST(:authority AS text) IS NULL OR authority = :authority)
            """)
        .param("person", personHash)
        .param("authority", authority)
        .query((rs, n) -> rs.getString("subject"))
        .list();
  }
}
