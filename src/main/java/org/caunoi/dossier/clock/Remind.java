package org.caunoi.dossier.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
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
  private final Waits waits;
  private final AwayAlone away;
  private final WhomToRemind people;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Remind(
      HoldDossier holding,
      Reminders reminders,
      Waits waits,
      AwayAlone away,
      WhomToRemind people,
      Accounts accounts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.holding = holding;
    this.reminders = reminders;
    this.waits = waits;
    this.away = away;
    this.people = people;
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
        new Reminded(dossier, timer.kind(), timer.due(), people.of(timer.kind(), dossier)));
    return true;
  }

  private boolean isCurrent(Timer timer, Dossier dossier) {
    boolean sameDue =
        switch (timer.kind()) {
          case PROMISE_NEAR, PROMISE_PASSED ->
              timer.due().equals(dossier.progress().appointmentAt());
          case ASSIGN_LATE, REVIEW_LATE -> reminders.isStepDue(timer);
          case ANSWER_NEAR, ANSWER_PASSED -> timer.due().equals(dossier.progress().answerBy());
          case TAKE_IN_LATE, WITHDRAWAL_LATE -> waits.isSince(timer, dossier);
          case RECEIPT_LATE -> waits.isUnreceived(timer);
          case HOLDER_AWAY ->
              away.list().stream()
                  .anyMatch(
                      one ->
                          one.person().equals(dossier.progress().assigneeId())
                              && one.since().equals(timer.due()));
        };
    return sameDue && timer.kind().holds(dossier, isWithSigner(dossier));
  }

  private boolean isWithSigner(Dossier dossier) {
    UUID holder = dossier.progress().assigneeId();
    return holder != null
        && accounts.find(holder).filter(a -> a.roles().contains(Role.SIGNER)).isPresent();
  }
}
