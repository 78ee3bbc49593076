package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The citizen has filed on the national portal; the clerk scans the portal's code next. */
@ActsAsHouse("the token of the screen stands for a sign-in")
@Component
public class TellFiledOnPortal {

  private final SessionActs acts;

  TellFiledOnPortal(SessionActs acts) {
    this.acts = acts;
  }

  /**
   * Refused: {@code not-handed-off}. The caller has checked that the screen belongs to the session.
   */
  @Transactional
  public void tell(UUID sessionId) {
    Session session = acts.holdForCitizen(sessionId);
    if (session.state() != SessionState.HANDED_OFF) {
      throw Refused.conflict("not-handed-off");
    }
    acts.note(By.CITIZEN, session, SessionEventKind.FILED_ON_PORTAL, Map.of());
  }
}
