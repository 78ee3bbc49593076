package org.caunoi.dossier;

import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Role;
import org.caunoi.dossier.Dissolution.Plan;
import org.caunoi.network.Authorities;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether everything a unit has open has somewhere to go, and to whom. */
@Component
class Receivers {

  private final Accounts accounts;
  private final Authorities authorities;
  private final Dissolutions dissolutions;
  private final UnitWork work;

  Receivers(Accounts accounts, Authorities authorities, Dissolutions dissolutions, UnitWork work) {
    this.accounts = accounts;
    this.authorities = authorities;
    this.dissolutions = dissolutions;
    this.work = work;
  }

  /**
   * Refused: {@code unknown-authority} for the unit, {@code successor-unsuitable} at {@code
   * /successor}, {@code successor-without-intake} where new dossiers wait and nobody takes any in
   * there or for the whole city, {@code receiver-needed} and {@code receiver-unsuitable} at {@code
   * /specialist} and {@code /signer}.
   */
  void check(Plan plan) {
    authorities.get(plan.unit());
    if (authorities.find(plan.successor()).isEmpty()
        || plan.successor().equals(plan.unit())
        || !dissolutions.standing(plan.successor()).equals(plan.successor())) {
      throw Refused.field("/successor", "successor-unsuitable");
    }
    boolean takesIn = !accounts.listByRole(plan.successor(), Role.INTAKE_OFFICER).isEmpty();
    boolean held = false;
    boolean signed = false;
    for (UnitWork.Line line : work.lines(plan.unit())) {
      if (line.holderId() == null && line.state() != DossierState.DONE && !takesIn) {
        throw Refused.field("/successor", "successor-without-intake", line.n());
      }
      boolean atSigner = line.holderId() != null && isSigner(line.holderId());
      signed |= atSigner;
      held |= line.holderId() != null && !atSigner;
    }
    suits(plan, plan.specialist(), Role.SPECIALIST, held, "/specialist");
    suits(plan, plan.signer(), Role.SIGNER, signed, "/signer");
  }

  /**
   * Who receives a dossier that this person holds; nobody where the plan names none, because it
   * came into their hands after it was made, or only people who have left.
   */
  Optional<Account> of(Dissolution plan, UUID holder) {
    UUID to = isSigner(holder) && plan.signer() != null ? plan.signer() : plan.specialist();
    return to == null ? Optional.empty() : accounts.find(to).filter(Account::active);
  }

  private void suits(Plan plan, @Nullable UUID person, Role role, boolean needed, String pointer) {
    if (person == null && needed) {
      throw Refused.field(pointer, "receiver-needed");
    }
    if (person != null
        && accounts.listByRole(plan.successor(), role).stream()
            .noneMatch(one -> one.id().equals(person))) {
      throw Refused.field(pointer, "receiver-unsuitable");
    }
  }

  private boolean isSigner(UUID person) {
    return accounts.find(person).filter(one -> one.roles().contains(Role.SIGNER)).isPresent();
  }
}
