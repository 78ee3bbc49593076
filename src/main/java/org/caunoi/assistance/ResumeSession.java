package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A clerk of the same point takes a quiet session up again, having shown who they are. */
@Component
public class ResumeSession {

  private final SessionActs acts;

  ResumeSession(SessionActs acts) {
    this.acts = acts;
  }

  /** Opens it where it was left. */
  @Transactional
  public Session resume(SignedIn who, UUID id) {
    Session session = acts.hold(who, id, null);
    if (!session.isLockedAt(acts.now())) {
      return session;
    }
    return acts.perform(
        By.clerk(who), session, SessionEventKind.RESUMED, Map.of(), quiet -> quiet.lock(null));
  }
}
