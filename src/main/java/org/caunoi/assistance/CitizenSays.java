package org.caunoi.assistance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.Saying.Agree;
import org.caunoi.assistance.Saying.NotRight;
import org.caunoi.assistance.Saying.Stop;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The citizen's own word to what they were shown: yes, not right, or stop. */
@Component
public class CitizenSays {

  private static final String FIELD =
      "[A-Za-z][A-Za-z0-9-]{0,60}|document:[A-Za-z][A-Za-z0-9-]{0,60}";

  private final SessionActs acts;
  private final EndCitizen ends;

  CitizenSays(SessionActs acts, EndCitizen ends) {
    this.acts = acts;
    this.ends = ends;
  }

  /**
   * Said by the citizen on a screen of their own; the caller has checked that the screen belongs to
   * the session. Refused: {@code not-shown}, {@code summary-changed}, {@code session-closed}.
   */
  @ActsAsHouse("the token of the screen stands for a sign-in")
  @Transactional
  public Session onOwnScreen(UUID sessionId, Saying saying) {
    return say(By.CITIZEN, acts.holdForCitizen(sessionId), saying, "own-screen");
  }

  /** Said aloud and recorded by the clerk, where there is no second screen; kept as such. */
  @Transactional
  public Session toClerk(SignedIn who, UUID sessionId, Saying saying) {
    return say(By.clerk(who), acts.hold(who, sessionId, null), saying, "told-clerk");
  }

  private Session say(By by, Session before, Saying saying, String how) {
    return switch (saying) {
      case Agree agree ->
          acts.perform(
              by,
              before,
              SessionEventKind.AGREED,
              Map.of("how", how, "summary", agree.summaryHash()),
              session -> session.agree(agree.summaryHash()));
      case NotRight wrong -> {
        if (!wrong.field().matches(FIELD)) {
          throw Refused.field("/field", "malformed");
        }
        before.requireSummary();
        yield acts.perform(
            by,
            before,
            SessionEventKind.NOT_RIGHT,
            Map.of("how", how, "field", wrong.field()),
            session -> session.object(wrong.field()));
      }
      case Stop stop -> {
        acts.note(by, before, SessionEventKind.STOPPED, Map.of("how", how));
        yield ends.close(by, before, Outcome.STOPPED_BY_CITIZEN, List.of());
      }
    };
  }
}
