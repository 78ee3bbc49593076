package org.caunoi.access;

import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An administrator hands a new first password to somebody who has forgotten the own one. */
@Component
public class ResetPassword {

  private final Accounts accounts;
  private final SignIns signIns;
  private final FirstPasswords passwords;
  private final SetupCodes setups;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;

  ResetPassword(
      Accounts accounts,
      SignIns signIns,
      FirstPasswords passwords,
      SetupCodes setups,
      AuditLog audit,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.passwords = passwords;
    this.setups = setups;
    this.audit = audit;
    this.events = events;
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
    signIns.closeAllOf(account);
    events.publishEvent(new SignedOut(account));
    audit.write("-", by.actor(), "password-reset", "account/" + account, null, Map.of());
    return password;
  }
}
