package org.caunoi.access;

import java.util.Map;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Nobody touched the screen: a sign-in opens nothing until its person shows their password. */
@Component
public class LockSignIn {

  private final SignIn signIn;
  private final SignIns signIns;
  private final SignInLimits limits;
  private final FirstPasswords passwords;
  private final AuditLog audit;

  LockSignIn(
      SignIn signIn,
      SignIns signIns,
      SignInLimits limits,
      FirstPasswords passwords,
      AuditLog audit) {
    this.signIn = signIn;
    this.signIns = signIns;
    this.limits = limits;
    this.passwords = passwords;
    this.audit = audit;
  }

  /** An unknown cookie value, or a sign-in that is not done yet, does nothing. */
  @Transactional
  public void lock(String token) {
    signIns
        .find(token)
        .filter(SignIns.Current::complete)
        .ifPresent(
            current -> {
              signIns.lock(token);
              note(current.account(), "sign-in-locked");
            });
  }

  /** Whether this sign-in waits for its person's password. */
  @Transactional(readOnly = true)
  public boolean isLocked(String token) {
    return signIns.find(token).filter(one -> one.next() == SignInStep.LOCKED).isPresent();
  }

  /** Refused: {@code password-wrong}, {@code too-many-attempts}, {@code sign-in-needed}. */
  @Transactional
  public void unlock(String token, String password, String address) {
    Account account = signIn.at(token, SignInStep.LOCKED);
    limits.check(account.username(), address);
    if (!passwords.isRight(account.id(), password)) {
      limits.failed(account.username(), address);
      throw Refused.field("/password", "password-wrong");
    }
    limits.succeeded(account.username(), address);
    signIns.unlock(token);
    note(account, "sign-in-unlocked");
  }

  private void note(Account account, String act) {
    AuditLog.Actor actor = SignIns.signedIn(account).actor();
    audit.write("-", actor, act, "account/" + account.id(), null, Map.of());
  }
}
