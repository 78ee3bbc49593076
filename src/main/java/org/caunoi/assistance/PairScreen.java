package org.caunoi.assistance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Attempts;
import org.caunoi.access.Tokens;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A device takes up the clerk's offer and is the citizen's screen from now on. */
@ActsAsHouse("a pairing code stands for a sign-in")
@Component
public class PairScreen {

  /** As long as a clerk's sign-in at most. */
  public static final Duration GOOD_FOR = Duration.ofHours(10);

  private static final int PER_ADDRESS = 20;

  private final Screens screens;
  private final SessionActs acts;
  private final Attempts attempts;
  private final PersonalDataCipher cipher;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PairScreen(
      Screens screens,
      SessionActs acts,
      Attempts attempts,
      PersonalDataCipher cipher,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.screens = screens;
    this.acts = acts;
    this.attempts = attempts;
    this.cipher = cipher;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * By the link of the QR. Refused: {@code pairing-used}, {@code pairing-unknown} (also expired).
   *
   * @return the cookie value of the screen
   */
  public String withToken(String token) {
    return pair(Tokens.hash(token));
  }

  /**
   * By the typed code, in any case, with or without blanks. Refused at {@code /code} as {@link
   * #withToken}, and with {@code too-many-attempts} after 20 wrong codes of one address in 15
   * minutes.
   */
  public String withCode(String typed, String address) {
    String subject = "screen-pairing@" + address;
    attempts.refuseAbove(subject, PER_ADDRESS);
    String code = typed.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    try {
      return pair(cipher.lookup("screen-code", code));
    } catch (Refused refused) {
      attempts.failed(subject);
      throw Refused.field("/code", refused.code());
    }
  }

  private String pair(byte[] hash) {
    String cookie = Tokens.next();
    Instant now = clock.instant();
    transaction.executeWithoutResult(
        status -> {
          Screen screen =
              screens
                  .pair(hash, Tokens.hash(cookie), now, now.plus(GOOD_FOR))
                  .orElseThrow(() -> refusal(hash));
          UUID sessionId = screen.sessionId();
          if (sessionId == null) {
            audit.write(
                screen.authority(),
                Actor.CITIZEN,
                "screen-paired",
                "counter/" + screen.pointId(),
                null,
                Map.of("screen", screen.id()));
          } else {
            Session session = acts.holdForCitizen(sessionId);
            if (session.isClosed()) {
              throw gone("pairing-unknown");
            }
            acts.note(
                By.CITIZEN, session, SessionEventKind.SCREEN_PAIRED, Map.of("screen", screen.id()));
          }
        });
    return cookie;
  }

  private Refused refusal(byte[] hash) {
    return gone(screens.wasPaired(hash) ? "pairing-used" : "pairing-unknown");
  }

  private static Refused gone(String code) {
    return new Refused(Refused.Kind.GONE, code, List.of());
  }
}
