package org.caunoi.assistance;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.Session.Opening;
import org.caunoi.assistance.Session.Work;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Authorities;
import org.caunoi.network.Points;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The next citizen puts their card on the counter. */
@Component
public class StartSession {

  static final int MOST_OPEN = 3;

  private final ReadCard cards;
  private final Sessions sessions;
  private final SealedParts sealed;
  private final CardReads read;
  private final SessionActs acts;
  private final EndCitizen ends;
  private final Points points;
  private final Authorities authorities;
  private final Clock clock;

  StartSession(
      ReadCard cards,
      Sessions sessions,
      SealedParts sealed,
      CardReads read,
      SessionActs acts,
      EndCitizen ends,
      Points points,
      Authorities authorities,
      Clock clock) {
    this.cards = cards;
    this.sessions = sessions;
    this.sealed = sealed;
    this.read = read;
    this.acts = acts;
    this.ends = ends;
    this.points = points;
    this.authorities = authorities;
    this.clock = clock;
  }

  /**
   * Opens a session with a scanned card or a typed number; the clerk's sessions that were filed but
   * not ended are ended first. Refused: {@code no-point}, {@code point-closed}, {@code
   * too-many-open-sessions} (3 per clerk), at {@code /card}: {@code card-health-insurance} and
   * {@code card-…} for what cannot be read.
   */
  @Transactional
  public Started start(SignedIn who, String scanned) {
    who.require(Permission.HELP_CITIZEN);
    AgentPoint point = points.getOpen(who.requirePoint(), VietnamTime.day(clock.instant()));
    Person person = cards.read(scanned);
    List<Session> open = sessions.openOf(who.accountId());
    open.stream()
        .filter(session -> session.state() == SessionState.FILED)
        .forEach(session -> ends.end(By.clerk(who), session.id(), Outcome.FILED));
    long parked = open.stream().filter(session -> session.state() != SessionState.FILED).count();
    if (parked >= MOST_OPEN) {
      throw Refused.conflict("too-many-open-sessions", MOST_OPEN);
    }
    Session session = fresh(who, point);
    sessions.add(session, sealed.seal(session, person));
    read.note(session, person);
    acts.note(By.clerk(who), session, SessionEventKind.OPENED, Map.of());
    acts.note(
        By.clerk(who),
        session,
        SessionEventKind.CARD_READ,
        Map.of("typed", person.typed(), "findings", person.findings()));
    return new Started(session, person);
  }

  private Session fresh(SignedIn who, AgentPoint point) {
    return new Session(
        new Opening(
            authorities.forRule("commune-of-residence", point.communeCode()).code(),
            UuidV7.next(clock),
            point.id(),
            who.accountId(),
            who.displayName(),
            who.badge(),
            SubmissionChannel.ONLINE,
            clock.instant()),
        new Work(
            SessionState.OPEN,
            null,
            null,
            Map.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            clock.instant(),
            null,
            null,
            1));
  }

  /** A session just opened and who it is for; the findings are to be compared with the card. */
  public record Started(Session session, Person person) {

    public UUID id() {
      return session.id();
    }
  }
}
