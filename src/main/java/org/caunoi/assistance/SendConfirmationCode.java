package org.caunoi.assistance;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Attempts;
import org.caunoi.access.SignedIn;
import org.caunoi.access.Tokens;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.dossier.CodeWay;
import org.caunoi.party.PhoneNumber;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends a code to the citizen's own phone; typing it proves that they want what they were shown.
 */
@Component
public class SendConfirmationCode {

  static final Duration GOOD_FOR = Duration.ofMinutes(5);
  private static final int MOST_SENT = 5;

  private final SessionActs acts;
  private final SealedParts sealed;
  private final SessionDocuments documents;
  private final Cases cases;
  private final CodeWay ways;
  private final ConfirmationCodes codes;
  private final Attempts attempts;
  private final ApplicationEventPublisher events;

  SendConfirmationCode(
      SessionActs acts,
      SealedParts sealed,
      SessionDocuments documents,
      Cases cases,
      CodeWay ways,
      ConfirmationCodes codes,
      Attempts attempts,
      ApplicationEventPublisher events) {
    this.acts = acts;
    this.sealed = sealed;
    this.documents = documents;
    this.cases = cases;
    this.ways = ways;
    this.codes = codes;
    this.attempts = attempts;
    this.events = events;
  }

  /**
   * Makes a new six-digit code; the one before is void. Refused: {@code not-agreed}, {@code
   * phone-codes-off} where none can be sent, {@code phone-missing} where the form has none that
   * takes messages, {@code too-many-attempts} after five codes.
   */
  @Transactional
  public Session send(SignedIn who, UUID id) {
    return send(By.clerk(who), acts.hold(who, id, null));
  }

  /** The same, asked for on the citizen's own screen. */
  @ActsAsHouse("the token of the screen stands for a sign-in")
  @Transactional
  public Session sendFromOwnScreen(UUID sessionId) {
    return send(By.CITIZEN, acts.holdForCitizen(sessionId));
  }

  private Session send(By by, Session session) {
    if (session.state() != SessionState.AGREED) {
      throw Refused.conflict("not-agreed");
    }
    if (!ways.byPhone()) {
      throw Refused.conflict("phone-codes-off");
    }
    Map<String, String> draft = sealed.draft(session);
    PhoneNumber phone =
        PhoneNumber.tryParse(draft.getOrDefault("phone", ""))
            .filter(PhoneNumber::takesMessages)
            .orElseThrow(() -> Refused.field("/form/phone", "phone-missing"));
    String subject = "confirmation-code:" + session.id();
    attempts.refuseAbove(subject, MOST_SENT);
    attempts.failed(subject);
    Summary summary = cases.summary(session, draft, documents.of(session));
    String code = Tokens.sixDigits();
    codes.put(session, code, acts.now().plus(GOOD_FOR));
    acts.note(by, session, SessionEventKind.CODE_SENT, Map.of());
    events.publishEvent(
        new ConfirmationCodeIssued(
            session.id(),
            session.authority(),
            phone.international(),
            code,
            cases.procedure(session).name(),
            summary.feeTotal()));
    return session;
  }
}
