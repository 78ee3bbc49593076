package org.caunoi.access;

import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts right what a person is called and which number their badge bears. */
@Component
public class RenamePerson {

  private final Accounts accounts;
  private final AuditLog audit;

  RenamePerson(Accounts accounts, AuditLog audit) {
    this.accounts = accounts;
    this.audit = audit;
  }

  /**
   * Refused: {@code account-not-found}, {@code not-yourself}, and what {@link PersonNames#check}
   * refuses.
   */
  @Transactional
  public void rename(SignedIn by, UUID account, String displayName, String badge) {
    by.require(Permission.MANAGE_PEOPLE);
    accounts.another(by, account);
    PersonNames.check(displayName, badge);
    accounts.rename(account, displayName.strip(), badge.strip());
    audit.write("-", by.actor(), "account-renamed", "account/" + account, null, Map.of());
  }
}
