package org.caunoi.dossier.clock;

import java.time.Clock;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.Reminded;
import org.caunoi.dossier.ReminderKind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has an apology ready, with a reason the house can see and a day the calendar proposes, once a
 * promise comes near; in the transaction of the reminder. Nothing is sent.
 */
@Component
public class PrepareApology {

  private final PreparedApologies apologies;
  private final ProposedDay days;
  private final Clock clock;

  PrepareApology(PreparedApologies apologies, ProposedDay days, Clock clock) {
    this.apologies = apologies;
    this.days = days;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(Reminded reminded) {
    Dossier dossier = reminded.dossier();
    if (reminded.kind() != ReminderKind.PROMISE_NEAR || dossier.progress().extendedTo() != null) {
      return;
    }
    boolean stillWithIntake = dossier.state() == DossierState.ACCEPTED;
    apologies.prepare(
        dossier,
        reminded.due(),
        stillWithIntake ? ApologyReason.STEP_LATE : ApologyReason.MORE_TIME,
        days.after(reminded.due()),
        clock.instant());
  }
}
