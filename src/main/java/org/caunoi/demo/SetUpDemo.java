package org.caunoi.demo;

import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.EnrolAccount;
import org.caunoi.access.EnrolAccount.NewAccount;
import org.caunoi.audit.AuditLog.Actor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enrols the sample colleagues once; people who are there already stay as they are. */
@Component
@ConditionalOnProperty("caunoi.demo")
class SetUpDemo {

  private final Accounts accounts;
  private final EnrolAccount enrol;
  private final DemoCodes codes;

  SetUpDemo(Accounts accounts, EnrolAccount enrol, DemoCodes codes) {
    this.accounts = accounts;
    this.enrol = enrol;
    this.codes = codes;
  }

  /** True where somebody was new. */
  @Transactional
  boolean people() {
    Set<String> known = accounts.list().stream().map(Account::username).collect(Collectors.toSet());
    boolean fresh = false;
    for (DemoPerson person : DemoPerson.ALL) {
      if (!known.contains(person.username())) {
        enrol.enrol(
            Actor.HOUSE,
            new NewAccount(
                person.username(),
                person.name(),
                person.badge(),
                DemoPerson.PASSWORD,
                person.roles(),
                person.point(),
                null,
                codes.secret(person)));
        fresh = true;
      }
    }
    return fresh;
  }
}
