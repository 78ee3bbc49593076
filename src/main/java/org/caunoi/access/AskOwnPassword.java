package org.caunoi.access;

import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;

/** Somebody signed in confirms an act as themselves, once more. */
@Component
public class AskOwnPassword {

  private static final int WRONG_AT_MOST = 5;

  private final FirstPasswords passwords;
  private final Attempts attempts;

  AskOwnPassword(FirstPasswords passwords, Attempts attempts) {
    this.passwords = passwords;
    this.attempts = attempts;
  }

  /** Refused with {@code too-many-attempts}; at {@code /password} {@code password-wrong}. */
  public void require(SignedIn who, String password) {
    String subject = "own-password:" + who.accountId();
    attempts.refuseAbove(subject, WRONG_AT_MOST);
    if (!passwords.isRight(who.accountId(), password)) {
      attempts.failed(subject);
      throw Refused.field("/password", "password-wrong");
    }
    attempts.succeeded(subject);
  }
}
