package org.caunoi.dossier.clock;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.access.Absence;
import org.caunoi.access.Absences;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Role;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/**
 * Whom a clock tells. Who is away is told with the deputy; where a unit has no lead, the Centre is.
 */
@Component
class WhomToRemind {

  private final Accounts accounts;
  private final Absences absences;
  private final Clock clock;

  WhomToRemind(Accounts accounts, Absences absences, Clock clock) {
    this.accounts = accounts;
    this.absences = absences;
    this.clock = clock;
  }

  List<UUID> of(ReminderKind kind, Dossier dossier) {
    return switch (kind) {
      case PROMISE_NEAR -> withDeputies(holders(dossier));
      case ANSWER_NEAR -> List.of();
      case ANSWER_PASSED, WITHDRAWAL_LATE ->
          withDeputies(Stream.concat(holders(dossier).stream(), leads(dossier).stream()).toList());
      case ASSIGN_LATE, REVIEW_LATE, PROMISE_PASSED, TAKE_IN_LATE, RECEIPT_LATE ->
          withDeputies(leads(dossier));
      case HOLDER_AWAY -> withDeputies(others(dossier));
    };
  }

  private List<UUID> withDeputies(List<UUID> people) {
    LocalDate today = VietnamTime.day(clock.instant());
    Stream<UUID> deputies =
        people.stream().flatMap(one -> absences.on(one, today).map(Absence::deputy).stream());
    return Stream.concat(people.stream(), deputies).distinct().toList();
  }

  /** Who has it; before anybody has, those who hand it out. */
  private List<UUID> holders(Dossier dossier) {
    UUID holder = dossier.progress().assigneeId();
    return holder == null ? ids(dossier, Role.INTAKE_OFFICER) : List.of(holder);
  }

  /** A lead who is away themselves cannot see to it. */
  private List<UUID> others(Dossier dossier) {
    List<UUID> others =
        leads(dossier).stream()
            .filter(lead -> !lead.equals(dossier.progress().assigneeId()))
            .toList();
    return others.isEmpty() ? ids(dossier, Role.CENTRE_CONTROL) : others;
  }

  private List<UUID> leads(Dossier dossier) {
    List<UUID> leads = ids(dossier, Role.SIGNER);
    return leads.isEmpty() ? ids(dossier, Role.CENTRE_CONTROL) : leads;
  }

  private List<UUID> ids(Dossier dossier, Role role) {
    return accounts.listByRole(dossier.unit(), role).stream().map(Account::id).toList();
  }
}
