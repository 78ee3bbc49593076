package org.caunoi.access;

import java.util.Map;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody signed in takes another password; all their other sign-ins end. */
@Component
public class ChangeOwnPassword {

  private static final int WRONG_AT_MOST = 5;

  private final Accounts accounts;
  private final SignIns signIns;
  private final FirstPasswords passwords;
  private final Attempts attempts;
  private final AuditLog audit;

  ChangeOwnPassword(
      Accounts accounts,
      SignIns signIns,
      FirstPasswords passwords,
      Attempts attempts,
      AuditLog audit) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.passwords = passwords;
    this.attempts = attempts;
    this.audit = audit;
  }

  /**
   * Refused: {@code password-of-no-person} for a system, {@code password-wrong}, {@code
   * too-many-attempts}, {@code passwords-differ}, and what {@link FirstPasswords#choose} refuses.
   *
   * @param token the sign-in that stays open
   */
  @Transactional
  public void change(SignedIn who, String token, String current, String password, String again) {
    Account account =
        accounts.find(who.accountId()).orElseThrow(() -> Refused.conflict("password-of-no-person"));
    String subject = "own-password:" + who.accountId();
    attempts.refuseAbove(subject, WRONG_AT_MOST);
    if (!passwords.isRight(who.accountId(), current)) {
      attempts.failed(subject);
      throw Refused.field("/current", "password-wrong");
    }
    if (!password.equals(again)) {
      throw Refused.field("/again", "passwords-differ");
    }
    passwords.choose(account.id(), "/password", password, account.needsSecondFactor());
    attempts.succeeded(subject);
    signIns.closeOthersOf(who.accountId(), token);
    audit.write("-", who.actor(), "password-changed", "account/" + who.accountId(), null, Map.of());
  }
}
