package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The citizen types the code from their phone. */
@Component
public class ConfirmWithCode {

  private final SessionActs acts;
  private final Sessions sessions;
  private final ConfirmationCodes codes;
  private final TransactionTemplate transaction;

  ConfirmWithCode(
      SessionActs acts,
      Sessions sessions,
      ConfirmationCodes codes,
      TransactionTemplate transaction) {
    this.acts = acts;
    this.sessions = sessions;
    this.codes = codes;
    this.transaction = transaction;
  }

  /**
   * Confirms the summary the code was sent for. Refused at {@code /code}: {@code wrong-code} (five
   * tries) and {@code code-spent} where it has expired or was tried too often; {@code not-agreed}.
   */
  public Session confirm(SignedIn who, UUID id, String code) {
    return confirm(By.clerk(who), acts.get(who, id), code);
  }

  /** The same on the citizen's own screen, where the clerk does not see the code. */
  @ActsAsHouse("the token of the screen stands for a sign-in")
  public Session confirmOnOwnScreen(UUID sessionId, String code) {
    return confirm(By.CITIZEN, sessions.find(sessionId).orElseThrow(SessionActs::unknown), code);
  }

  private Session confirm(By by, Session session, String typed) {
    if (session.state() == SessionState.CONFIRMED) {
      return session;
    }
    if (session.state() != SessionState.AGREED) {
      throw Refused.conflict("not-agreed");
    }
    String code = typed.replaceAll("[\\s.-]", "");
    if (!code.matches("\\d{6}")) {
      throw Refused.field("/code", "code-six-digits");
    }
    String summary = session.requireSummary();
    switch (codes.tryOut(session, code, acts.now())) {
      case WRONG -> throw Refused.field("/code", "wrong-code");
      case SPENT -> throw Refused.field("/code", "code-spent");
      case RIGHT -> {}
    }
    return transaction.execute(
        status -> {
          Session now = acts.holdForCitizen(session.id());
          if (!summary.equals(now.work().summaryHash())) {
            throw Refused.conflict("summary-changed");
          }
          codes.remove(now);
          return acts.perform(
              by,
              now,
              SessionEventKind.CONFIRMED,
              Map.of("by", Confirmation.ONE_TIME_CODE),
              agreed -> agreed.confirm(Confirmation.ONE_TIME_CODE, acts.now()));
        });
  }
}
