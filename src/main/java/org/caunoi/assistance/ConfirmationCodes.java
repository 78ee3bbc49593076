package org.caunoi.assistance;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one-time codes of sessions; only a keyed hash over session, summary and code is kept. */
@Component
class ConfirmationCodes {

  static final int MOST_TRIES = 5;

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;

  ConfirmationCodes(JdbcClient jdbc, PersonalDataCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  /** Replaces the code before. */
  void put(Session session, String code, Instant until) {
    String summary = session.requireSummary();
    jdbc.sql(
            """
            INSERT INTO assistance.confirmation (authority, session_id, code_hash, summary_hash, expires_at, tries)
            VALUES (:authority, :id, :code, :summary, :until, 0)
            ON CONFLICT (authority, session_id) DO UPDATE SET
                code_hash = excluded.code_hash, summary_hash = excluded.summary_hash,
                expires_at = excluded.expires_at, tries = 0
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .param("code", hash(session, summary, code))
        .param("summary", HexFormat.of().parseHex(summary))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Counts one try and tells whether the code is right for the summary the session shows now. Call
   * it outside the transaction of the act, so that a wrong try stays counted.
   */
  Answer tryOut(Session session, String code, Instant now) {
    return jdbc.sql(
            """
            UPDATE assistance.confirmation SET tries = tries + 1
            WHERE authority = :authority AND session_id = :id AND tries < :most AND expires_at > :now
            RETURNING code_hash, tries
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .param("most", MOST_TRIES)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(
            (rs, n) ->
                MessageDigest.isEqual(
                        rs.getBytes("code_hash"), hash(session, session.requireSummary(), code))
                    ? Answer.RIGHT
                    : Answer.WRONG)
        .optional()
        .orElse(Answer.SPENT);
  }

  /** How many tries the code sent still has; none where no code is good now. */
  int triesLeft(Session session, Instant now) {
    return jdbc.sql(
            """
            SELECT :most - tries FROM assistance.confirmation
            WHERE authority = :authority AND session_id = :id AND expires_at > :now
                AND summary_hash = CAST(:summary AS bytea)
            """)
        .param("most", MOST_TRIES)
        .param("authority", session.authority())
        .param("id", session.id())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("summary", HexFormat.of().parseHex(session.requireSummary()))
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  void remove(Session session) {
    jdbc.sql(
            "DELETE FROM assistance.confirmation WHERE authority = :authority AND session_id = :id")
        .param("authority", session.authority())
        .param("id", session.id())
        .update();
  }

  private byte[] hash(Session session, String summary, String code) {
    return cipher.lookup("confirmation", session.id() + "/" + summary + "/" + code);
  }

  /** What a try came to; spent means expired, used up or never sent. */
  enum Answer {
    RIGHT,
    WRONG,
    SPENT
  }
}
