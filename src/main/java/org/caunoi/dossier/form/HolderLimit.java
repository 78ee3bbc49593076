package org.caunoi.dossier.form;

import java.time.Instant;
import java.util.UUID;
import org.caunoi.access.Accounts;
import org.caunoi.access.Role;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.clock.StepTimes;
import org.caunoi.dossier.clock.StepTimes.Step;
import org.caunoi.dossier.clock.StepTimes.StepTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By when whoever holds a dossier must have passed it on: the time of the step they are at. */
@Component
class HolderLimit {

  private final StepTimes steps;
  private final Accounts accounts;

  HolderLimit(StepTimes steps, Accounts accounts) {
    this.steps = steps;
    this.accounts = accounts;
  }

  /** None before acceptance, after the result, and while papers are awaited. */
  @Nullable Instant of(Dossier dossier) {
    boolean waits =
        dossier.state() == DossierState.SUPPLEMENT_REQUESTED
            || dossier.progress().formerState() == DossierState.SUPPLEMENT_REQUESTED;
    if (waits || dossier.state() == DossierState.DONE) {
      return null;
    }
    Step step = step(dossier);
    return steps.list(dossier).stream()
        .filter(time -> time.step() == step)
        .map(StepTime::dueAt)
        .findFirst()
        .orElse(null);
  }

  private Step step(Dossier dossier) {
    UUID holder = dossier.progress().assigneeId();
    if (holder == null) {
      return Step.ASSIGN;
    }
    return dossier.progress().approvedBy() != null || isSigner(holder) ? Step.SIGN : Step.REVIEW;
  }

  private boolean isSigner(UUID holder) {
    return accounts.find(holder).filter(a -> a.roles().contains(Role.SIGNER)).isPresent();
  }
}
