package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Nobody touched the screen: it stays dark until the clerk shows who they are. */
@Component
public class LockSession {

  private final SessionActs acts;

  LockSession(SessionActs acts) {
    this.acts = acts;
  }

  /** Locks it; nothing typed is lost. A closed or locked session stays as it is. */
  @Transactional
  public Session lock(SignedIn who, UUID id) {
    Session session = acts.hold(who, id, null);
    if (session.isClosed() || session.work().lockedAt() != null) {
      return session;
    }
    return acts.perform(
        By.clerk(who), session, SessionEventKind.LOCKED, Map.of(), open -> open.lock(acts.now()));
  }
}
