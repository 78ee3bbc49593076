package org.caunoi.dossier.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Role;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.HoldDossier;
import org.caunoi.dossier.Reminded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Acts on one timer: looks whether it still says something true, writes down that it acts, and
 * tells whom it concerns, all in one transaction. A timer that is tried again finds its own row.
 */
@Component
public class Remind {

  private final HoldDossier holding;
  private final Reminders reminders;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Remind(
      HoldDossier holding,
      Reminders reminders,
      Accounts accounts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.holding = holding;
    this.reminders = reminders;
    this.accounts = accounts;
    this.events = events;
    this.clock = clock;
  }

  /** False where there is nothing to say (any more). */
  @Transactional
  boolean remind(Timer timer) {
    Dossier dossier = holding.hold(timer.authority(), timer.dossierId()).orElse(null);
    if (dossier == null || !isCurrent(timer, dossier)) {
      return false;
    }
    Instant now = clock.instant();
    UUID holder = dossier.progress().assigneeId();
    if (!reminders.add(timer, dossier, holder, now)) {
      return false;
    }
    events.publishEvent(
        new Reminded(
            dossier,
            timer.kind(),
            timer.due(),
            timer.kind().isForLeads() ? leads(dossier) : holders(dossier)));
    return true;
  }

  private boolean isCurrent(Timer timer, Dossier dossier) {
    boolean sameDue =
        switch (timer.kind()) {
          case PROMISE_NEAR, PROMISE_PASSED ->
              timer.due().equals(dossier.progress().appointmentAt());
          case ASSIGN_LATE, REVIEW_LATE -> reminders.isStepDue(timer);
        };
    return sameDue && timer.kind().holds(dossier, isWithSigner(dossier));
  }

  private boolean isWithSigner(Dossier dossier) {
    UUID holder = dossier.progress().assigneeId();
    return holder != null
        && accounts.find(holder).filter(a -> a.roles().contains(Role.SIGNER)).isPresent();
  }

  /** Who has it; before anybody has, those who hand it out. */
  private List<UUID> holders(Dossier dossier) {
    UUID holder = dossier.progress().assigneeId();
    return holder != null ? List.of(holder) : ids(dossier, Role.INTAKE_OFFICER);
  }

  private List<UUID> leads(Dossier dossier) {
    return ids(dossier, Role.SIGNER);
  }

  private List<UUID> ids(Dossier dossier, Role role) {
    return accounts.listByRole(dossier.unit(), role).stream().map(Account::id).toList();
  }
}
