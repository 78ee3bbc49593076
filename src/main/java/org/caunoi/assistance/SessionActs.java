package org.caunoi.assistance;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How every act of a session is stored: the change, its line in the history and its audit row. */
@Component
class SessionActs {

  private final Sessions sessions;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  SessionActs(
      Sessions sessions,
      AuditLog audit,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      JsonMapper json,
      Clock clock) {
    this.sessions = sessions;
    this.audit = audit;
    this.events = events;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** The session of the clerk's own point; refused with {@code session-not-found}. */
  Session get(SignedIn who, UUID id) {
    who.require(Permission.HELP_CITIZEN);
    return own(who, sessions.find(id).orElseThrow(SessionActs::unknown));
  }

  /**
   * The same, held until the end of the transaction.
   *
   * @param seen version the clerk looked at, or null; another one is refused with {@code
   *     somebody-was-faster}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Session hold(SignedIn who, UUID id, @Nullable Integer seen) {
    who.require(Permission.HELP_CITIZEN);
    Session session = own(who, sessions.lock(id).orElseThrow(SessionActs::unknown));
    if (seen != null && seen != session.version()) {
      throw Refused.conflict("somebody-was-faster");
    }
    return session;
  }

  /** For the citizen, whose screen knows the session by its own token. */
  @Transactional(propagation = Propagation.MANDATORY)
  Session holdForCitizen(UUID id) {
    return sessions.lock(id).orElseThrow(SessionActs::unknown);
  }

  /** Stores the change and tells of it. */
  Session perform(
      By by,
      Session before,
      SessionEventKind kind,
      Map<String, ?> details,
      UnaryOperator<Session> act) {
    Session after = act.apply(before);
    sessions.store(after, now());
    note(by, after, kind, details);
    return after;
  }

  /** Tells of something that changed nothing in the row itself. */
  void note(By by, Session session, SessionEventKind kind, Map<String, ?> details) {
    jdbc.sql(
            """
            INSERT INTO assistance.session_event (authority, session_id, no, kind, at, by_role, by_id, details)
            SELECT :authority, :id, coalesce(max(no), 0) + 1, :kind, :at, :role, CAST(:by AS uuid),
                   CAST(:details AS jsonb)
            FROM assistance.session_event WHERE authority = :authority AND session_id = :id
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .param("kind", kind.name())
        .param("at", now().atOffset(ZoneOffset.UTC))
        .param("role", by.role())
        .param("by", by.actor().id())
        .param("details", json.writeValueAsString(details))
        .update();
    audit.write(
        session.authority(),
        by.actor(),
        kind.act(),
        "assistance-session/" + session.id(),
        kind == SessionEventKind.CARD_READ ? "assistance" : null,
        details);
    events.publishEvent(
        new SessionChanged(
            session.authority(),
            session.id(),
            session.opening().pointId(),
            session.opening().clerkId(),
            kind,
            session.state()));
  }

  List<SessionEvent> history(Session session) {
    return jdbc.sql(
            """
            SELECT no, kind, at, by_role FROM assistance.session_event
            WHERE authority = :authority AND session_id = :id ORDER BY no
            """)
        .param("authority", session.authority())
        .param("id", session.id())
        .query(
            (rs, n) ->
                new SessionEvent(
                    rs.getInt("no"),
                    SessionEventKind.valueOf(rs.getString("kind")),
                    rs.getObject("at", OffsetDateTime.class).toInstant(),
                    rs.getString("by_role")))
        .list();
  }

  static Refused unknown() {
    return Refused.notFound("session-not-found");
  }

  private static Session own(SignedIn who, Session session) {
    if (!session.opening().pointId().equals(who.pointId())) {
      throw unknown();
    }
    return session;
  }

  /** Who acts: the clerk, the citizen on their own screen, or the house. */
  record By(String role, Actor actor) {

    static final By CITIZEN = new By("CITIZEN", Actor.CITIZEN);
    static final By HOUSE = new By("HOUSE", Actor.HOUSE);

    /** Tells apart whose hands are at one form. */
    String hand() {
      return actor.id() == null ? role : actor.id().toString();
    }

    static By clerk(SignedIn who) {
      return new By("CLERK", who.actor());
    }
  }
}
