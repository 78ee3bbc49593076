package org.caunoi.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.caunoi.access.Absence;
import org.caunoi.access.Absences;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Deputies;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives what an absent person has in hand to the deputy, from the first day of the absence. Where
 * the deputy is away or gone too, it stays and the Centre sees it as nobody's.
 */
@Component
class HandOnForAbsence {

  private static final String HOUSE = "Cầu Nối";

  private final Absences absences;
  private final Accounts accounts;
  private final Deputies deputies;
  private final OpenDossiers work;
  private final TransactionTemplate transactions;
  private final Clock clock;

  HandOnForAbsence(
      Absences absences,
      Accounts accounts,
      Deputies deputies,
      OpenDossiers work,
      TransactionTemplate transactions,
      Clock clock) {
    this.absences = absences;
    this.accounts = accounts;
    this.deputies = deputies;
    this.work = work;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How many dossiers went. */
  int handOn() {
    LocalDate today = VietnamTime.day(clock.instant());
    return absences.listOn(today).stream().mapToInt(away -> handOn(away, today)).sum();
  }

  private int handOn(Absence away, LocalDate today) {
    Account person = accounts.find(away.account()).orElseThrow();
    Optional<Account> deputy = deputies.there(away, today);
    if (deputy.isEmpty() || work.count(person.id()) == 0) {
      return 0;
    }
    return Objects.requireNonNull(
        transactions.execute(
            status -> work.handOn(Actor.HOUSE, HOUSE, person, deputy.get(), null)));
  }
}
