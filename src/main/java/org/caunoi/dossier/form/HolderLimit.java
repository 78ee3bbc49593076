package org.caunoi.dossier.form;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Account;
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

  HolderLimit(StepTimes steps) {
    this.steps = steps;
  }

  /**
   * None before acceptance, after the result, and while papers are awaited.
   *
   * @param people whoever holds it among them
   */
  @Nullable Instant of(Dossier dossier, Map<UUID, Account> people) {
    boolean waits =
        dossier.state() == DossierState.SUPPLEMENT_REQUESTED
            || dossier.progress().formerState() == DossierState.SUPPLEMENT_REQUESTED;
    if (waits || dossier.state() == DossierState.DONE) {
      return null;
    }
    Step step = step(dossier, people);
    return steps.list(dossier).stream()
        .filter(time -> time.step() == step)
        .map(StepTime::dueAt)
        .findFirst()
        .orElse(null);
  }

  private static Step step(Dossier dossier, Map<UUID, Account> people) {
    UUID holder = dossier.progress().assigneeId();
    if (holder == null) {
      return Step.ASSIGN;
    }
    Account person = people.get(holder);
    boolean signs = person != null && person.roles().contains(Role.SIGNER);
    return signs || dossier.progress().approvedBy() != null ? Step.SIGN : Step.REVIEW;
  }
}
