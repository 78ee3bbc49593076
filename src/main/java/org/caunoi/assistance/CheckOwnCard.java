package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The citizen compares what was read from their card, before anything is filled in. The caller has
 * checked that the screen belongs to the session.
 */
@ActsAsHouse("the token of the screen stands for a sign-in")
@Component
public class CheckOwnCard {

  private static final String FIELD = "[A-Za-z][A-Za-z0-9-]{0,60}";

  private final SessionActs acts;

  CheckOwnCard(SessionActs acts) {
    this.acts = acts;
  }

  /** It is them. Refused: {@code session-closed}, {@code already-filed}. */
  @Transactional
  public Session right(UUID sessionId) {
    Session session = acts.holdForCitizen(sessionId);
    session.requireOpenForWork();
    acts.note(By.CITIZEN, session, SessionEventKind.CARD_RIGHT, Map.of("how", "own-screen"));
    return session;
  }

  /**
   * One thing is not right; the session is back in the clerk's hands with that field open.
   *
   * @param field key of the form field, or of the card ({@code personId}, {@code fullName}, …)
   *     before a procedure is chosen
   */
  @Transactional
  public Session notRight(UUID sessionId, String field) {
    if (!field.matches(FIELD)) {
      throw Refused.field("/field", "malformed");
    }
    return acts.perform(
        By.CITIZEN,
        acts.holdForCitizen(sessionId),
        SessionEventKind.NOT_RIGHT,
        Map.of("how", "own-screen", "field", field),
        session -> session.object(field));
  }
}
