package org.caunoi.assistance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of screens, offered or paired; tokens and codes are hashes only. */
@Component
class Screens {

  private final JdbcClient jdbc;

  Screens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void offer(Screen screen, byte[] pairingHash, byte[] codeHash, Instant until) {
    jdbc.sql(
            """
            INSERT INTO assistance.screen (authority, id, session_id, point_id, clerk_id, clerk_name, clerk_badge,
                pairing_hash, code_hash, pair_until, expires_at)
            VALUES (:authority, :id, CAST(:session AS uuid), :point, :clerk, :name, :badge, :pairing, :code, :until, :until)
            """)
        .param("authority", screen.authority())
        .param("id", screen.id())
        .param("session", screen.sessionId())
        .param("point", screen.pointId())
        .param("clerk", screen.clerkId())
        .param("name", screen.clerkName())
        .param("badge", screen.clerkBadge())
        .param("pairing", pairingHash)
        .param("code", codeHash)
        .param("until", until.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Takes up an offer nobody has taken up; hash of its link or of its code. */
  Optional<Screen> pair(byte[] hash, byte[] screenHash, Instant now, Instant until) {
    return jdbc.sql(
            """
            UPDATE assistance.screen SET screen_hash = :screen, paired_at = :now, expires_at = :until
            WHERE (pairing_hash = :hash OR code_hash = :hash) AND screen_hash IS NULL AND pair_until > :now
            RETURNING authority, id, session_id, point_id, clerk_id, clerk_name, clerk_badge
            """)
        .param("screen", screenHash)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("hash", hash)
        .query(Screens::map)
        .optional();
  }

  boolean wasPaired(byte[] hash) {
    return jdbc.sql(
            """
            SELECT count(*) > 0 FROM assistance.screen
            WHERE (pairing_hash = :hash OR code_hash = :hash) AND screen_hash IS NOT NULL
            """)
        .param("hash", hash)
        .query(Boolean.class)
        .single();
  }

  Optional<Screen> find(byte[] screenHash, Instant now) {
    return jdbc.sql(
            """
            SELECT authority, id, session_id, point_id, clerk_id, clerk_name, clerk_badge FROM assistance.screen
            WHERE screen_hash = :hash AND expires_at > :now
            """)
        .param("hash", screenHash)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Screens::map)
        .optional();
  }

  /** Screens in use for a session, those that stay at the clerk's counter included. */
  int inUse(Session session, Instant now) {
    return jdbc.sql(
            """
            SELECT count(*) FROM assistance.screen
            WHERE screen_hash IS NOT NULL AND expires_at > :now
                AND (session_id = :session OR (session_id IS NULL AND clerk_id = :clerk AND point_id = :point))
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("session", session.id())
        .param("clerk", session.opening().clerkId())
        .param("point", session.opening().pointId())
        .query(Integer.class)
        .single();
  }

  /** Whether one at this clerk's counter is there for the dossier. */
  boolean canShow(SignedIn who, String dossierCode, Instant now) {
    return jdbc.sql(
            """
            SELECT count(*) > 0 FROM assistance.screen c
            WHERE c.screen_hash IS NOT NULL AND c.expires_at > :now AND c.clerk_id = :clerk AND c.point_id = :point
                AND (c.session_id IS NULL
                     OR EXISTS (SELECT FROM assistance.session s
                                WHERE s.authority = c.authority AND s.id = c.session_id AND s.closed_at IS NULL
                                    AND s.dossier_code = :code))
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("clerk", who.accountId())
        .param("point", who.pointId())
        .param("code", dossierCode)
        .query(Boolean.class)
        .single();
  }

  void forget(UUID id) {
    jdbc.sql("DELETE FROM assistance.screen WHERE id = :id").param("id", id).update();
  }

  /** The offers of a session that nobody took up. */
  void withdrawOffers(Session session) {
    jdbc.sql(
            """
            DELETE FROM assistance.screen
            WHERE authority = :authority AND session_id = :id AND screen_hash IS NULL
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .update();
  }

  /** Offers to stay at the clerk's counter that nobody took up. */
  void withdrawCounterOffers(UUID clerkId) {
    jdbc.sql(
            """
            DELETE FROM assistance.screen
            WHERE clerk_id = :clerk AND session_id IS NULL AND screen_hash IS NULL
            """)
        .param("clerk", clerkId)
        .update();
  }

  void forgetCounter(UUID clerkId) {
    jdbc.sql("DELETE FROM assistance.screen WHERE clerk_id = :clerk AND session_id IS NULL")
        .param("clerk", clerkId)
        .update();
  }

  int forgetExpired(Instant now) {
    return jdbc.sql("DELETE FROM assistance.screen WHERE expires_at <= :now")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Screen map(ResultSet rs, int n) throws SQLException {
    return new Screen(
        rs.getString("authority"),
        rs.getObject("id", UUID.class),
        rs.getObject("session_id", UUID.class),
        rs.getString("point_id"),
        rs.getObject("clerk_id", UUID.class),
        rs.getString("clerk_name"),
        rs.getString("clerk_badge"));
  }
}
