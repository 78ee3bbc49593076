package org.caunoi.access;

import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An administrator hands a new first password to somebody who has forgotten the own one. */
@Component
public class ResetPassword {

  private final Accounts accounts;
  private final SignOutEverywhere signingOut;
  private final FirstPasswords passwords;
  private final SetupCodes setups;
  private final AuditLog audit;

  ResetPassword(
      Accounts accounts,
      SignOutEverywhere signingOut,
      FirstPasswords passwords,
      SetupCodes setups,
      AuditLog audit) {
    this.accounts = accounts;
    this.signingOut = signingOut;
    this.passwords = passwords;
    this.setups = setups;
    this.audit = audit;
  }

  /**
   * The person is signed out at once. Refused: {@code account-not-found}, {@code not-yourself},
   * {@code same-person-gives-both} for who gave a code that sets up a code app and still waits.
   *
   * @return the password, shown once
   */
  @Transactional
  public String reset(SignedIn by, UUID account) {
    by.require(Permission.MANAGE_PEOPLE);
    accounts.another(by, account);
    if (setups.giver(account).filter(by.accountId()::equals).isPresent()) {
      throw Refused.conflict("same-person-gives-both");
    }
    String password = Tokens.readable(4);
    passwords.give(account, password, by.accountId());
    signingOut.now(account);
    audit.write("-", by.actor(), "password-reset", "account/" + account, null, Map.of());
    return password;
  }
}
