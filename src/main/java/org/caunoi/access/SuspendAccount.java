package org.caunoi.access;

import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Switches a person off, effective at their next request, or on again. */
@Component
public class SuspendAccount {

  private final Accounts accounts;
  private final SignIns signIns;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;

  SuspendAccount(
      Accounts accounts, SignIns signIns, AuditLog audit, ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.audit = audit;
    this.events = events;
  }

  /** Refused: {@code account-not-found}, {@code not-yourself}. */
  @Transactional
  public void set(SignedIn by, UUID accountId, boolean active) {
    if (by.accountId().equals(accountId)) {
      throw Refused.conflict("not-yourself");
    }
    if (accounts.find(accountId).isEmpty()) {
      throw Refused.notFound("account-not-found");
    }
    if (accounts.setActive(accountId, active)) {
      signIns.closeAllOf(accountId);
      events.publishEvent(new SignedOut(accountId));
      audit.write(
          "-",
          by.actor(),
          active ? "account-resumed" : "account-suspended",
          "account/" + accountId,
          null,
          Map.of());
    }
  }
}
