package org.caunoi.access;

import java.util.Map;
import org.caunoi.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody goes on with a sign-in whose badge is over: it ends, and that is noted once. */
@Component
class EndedSignIns {

  private final SignIns signIns;
  private final Accounts accounts;
  private final AuditLog audit;

  EndedSignIns(SignIns signIns, Accounts accounts, AuditLog audit) {
    this.signIns = signIns;
    this.accounts = accounts;
    this.audit = audit;
  }

  @Transactional
  public void note(String token) {
    signIns
        .closeEnded(token)
        .flatMap(accounts::find)
        .ifPresent(
            account ->
                audit.write(
                    "-",
                    SignIns.signedIn(account).actor(),
                    "sign-in-ended",
                    "account/" + account.id(),
                    null,
                    Map.of("why", "badge-over")));
  }
}
