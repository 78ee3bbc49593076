package org.caunoi.access;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is there for somebody who is away. */
@Component
public class Deputies {

  private final Accounts accounts;
  private final Absences absences;

  Deputies(Accounts accounts, Absences absences) {
    this.accounts = accounts;
    this.absences = absences;
  }

  /** None where the deputy has left or is away too. */
  public Optional<Account> there(Absence away, LocalDate day) {
    return accounts
        .find(away.deputy())
        .filter(Account::active)
        .filter(deputy -> absences.on(deputy.id(), day).isEmpty());
  }
}
