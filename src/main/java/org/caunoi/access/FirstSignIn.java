package org.caunoi.access;

import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.caunoi.access.SignIn.Opened;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person does once at the door: set up a code app, choose a password of their own. */
@Component
public class FirstSignIn {

  private final SignIn signIn;
  private final SignIns signIns;
  private final Accounts accounts;
  private final OneTimeCodes codes;
  private final SetupCodes setups;
  private final FirstPasswords passwords;
  private final SignInLimits limits;
  private final AuditLog audit;

  FirstSignIn(
      SignIn signIn,
      SignIns signIns,
      Accounts accounts,
      OneTimeCodes codes,
      SetupCodes setups,
      FirstPasswords passwords,
      SignInLimits limits,
      AuditLog audit) {
    this.signIn = signIn;
    this.signIns = signIns;
    this.accounts = accounts;
    this.codes = codes;
    this.setups = setups;
    this.passwords = passwords;
    this.limits = limits;
    this.audit = audit;
  }

  /** The {@code otpauth:} address this person's code app reads; the same until they are done. */
  @Transactional
  public String codeApp(String token) {
    Account account = signIn.at(token, SignInStep.CODE_SETUP);
    return OneTimeCodes.setupUri(account.username(), codes.open(account.id(), offered(token)));
  }

  /**
   * Refused: {@code setup-code-wrong} for anything but the code an administrator handed over,
   * {@code wrong-code} where the app shows another one.
   */
  @Transactional
  public Opened setUp(String token, String setupCode, String code, String address) {
    Account account = signIn.at(token, SignInStep.CODE_SETUP);
    limits.check(account.username(), address);
    if (!setups.isRight(account.id(), setupCode)) {
      limits.failed(account.username(), address);
      throw Refused.field("/setupCode", "setup-code-wrong");
    }
    byte[] sealed = offered(token);
    OptionalLong halfMinute = codes.halfMinute(account.id(), sealed, code);
    if (halfMinute.isEmpty()) {
      limits.failed(account.username(), address);
      throw Refused.field("/code", "wrong-code");
    }
    accounts.setCodeSecret(account.id(), sealed, halfMinute.getAsLong());
    setups.used(account.id());
    note(account, "code-app-set-up");
    signIns.closeAllOf(account.id());
    return signIn.opened(accounts.find(account.id()).orElseThrow(), true, address);
  }

  /** Refused: {@code passwords-differ}, and what {@link FirstPasswords#choose} refuses. */
  @Transactional
  public Opened choose(String token, String password, String again, String address) {
    Account account = signIn.at(token, SignInStep.NEW_PASSWORD);
    if (!password.equals(again)) {
      throw Refused.field("/again", "passwords-differ");
    }
    passwords.choose(account.id(), "/password", password, account.needsSecondFactor());
    note(account, "password-changed");
    signIns.closeAllOf(account.id());
    return signIn.opened(account, account.needsSecondFactor(), address);
  }

  private byte[] offered(String token) {
    UUID account = signIn.at(token, SignInStep.CODE_SETUP).id();
    return signIns.offer(token, codes.seal(account, OneTimeCodes.newSecret()));
  }

  private void note(Account account, String act) {
    Actor actor =
        new Actor(
            account.id(),
            account.username(),
            account.pointId() == null ? account.authority() : account.pointId());
    audit.write("-", actor, act, "account/" + account.id(), null, Map.of());
  }
}
