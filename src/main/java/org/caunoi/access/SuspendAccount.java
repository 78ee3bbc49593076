package org.caunoi.access;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Switches a person off, effective at their next request, or on again. */
@Component
public class SuspendAccount {

  private static final int SOME = 3;

  private final Accounts accounts;
  private final SignOutEverywhere signingOut;
  private final AuditLog audit;
  private final OpenWork work;

  SuspendAccount(Accounts accounts, SignOutEverywhere signingOut, AuditLog audit, OpenWork work) {
    this.work = work;
    this.accounts = accounts;
    this.signingOut = signingOut;
    this.audit = audit;
  }

  /**
   * Refused: {@code account-not-found}, {@code not-yourself}, {@code open-dossiers-remain} for
   * somebody with unfinished work in hand; {@link HandOnWork} does both at once.
   */
  @Transactional
  public void set(SignedIn by, UUID accountId, boolean active) {
    if (by.accountId().equals(accountId)) {
      throw Refused.conflict("not-yourself");
    }
    if (accounts.find(accountId).isEmpty()) {
      throw Refused.notFound("account-not-found");
    }
    int open = active ? 0 : work.count(accountId);
    if (open > 0) {
      throw Refused.conflict("open-dossiers-remain", open, receivers(accountId));
    }
    if (accounts.setActive(accountId, active)) {
      signingOut.now(accountId);
      audit.write(
          "-",
          by.actor(),
          active ? "account-resumed" : "account-suspended",
          "account/" + accountId,
          null,
          Map.of());
    }
  }

  /** Some of those it can be handed to; a dash where there is nobody. */
  private String receivers(UUID accountId) {
    Account person = accounts.find(accountId).orElseThrow();
    String names =
        accounts.list().stream()
            .filter(one -> Colleagues.fits(one, person))
            .limit(SOME)
            .map(Account::displayName)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "–" : names;
  }
}
