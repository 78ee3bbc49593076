package org.caunoi.access;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second administrator brings a proposed change of roles into force, or turns it down. */
@Component
public class DecideRoles {

  private final RoleChanges changes;
  private final Accounts accounts;
  private final SetupCodes setups;
  private final SignOutEverywhere signingOut;
  private final OpenWork work;
  private final AuditLog audit;
  private final Clock clock;

  DecideRoles(
      RoleChanges changes,
      Accounts accounts,
      SetupCodes setups,
      SignOutEverywhere signingOut,
      OpenWork work,
      AuditLog audit,
      Clock clock) {
    this.changes = changes;
    this.accounts = accounts;
    this.setups = setups;
    this.signingOut = signingOut;
    this.work = work;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code role-change-not-found}, {@code second-person-needed} for who proposed it,
   * {@code not-yourself} for whom it concerns, {@code roles-changed-meanwhile}, {@code
   * dossiers-in-hand} where the person still holds some and could not work on them, {@code
   * roles-not-for-place} for who works elsewhere by now, and what {@link SetupCodes#give} refuses.
   *
   * @return the code by which the person sets up a code app, shown once; null where none is new
   */
  @Transactional
  public @Nullable String approve(SignedIn who, UUID id) {
    RoleChange change = waiting(who, id);
    FourEyes.require(who, change.proposedBy(), change.account());
    Account account = accounts.hold(change.account());
    if (!account.roles().equals(change.before())) {
      throw Refused.conflict("roles-changed-meanwhile");
    }
    if (!change.after().stream().allMatch(role -> ProposeRoles.fits(role, account))) {
      throw Refused.conflict("roles-not-for-place");
    }
    Set<Role> lost = EnumSet.copyOf(Colleagues.WORK_ON_DOSSIERS);
    lost.retainAll(change.before());
    lost.removeAll(change.after());
    int open = lost.isEmpty() ? 0 : work.count(account.id());
    if (open > 0) {
      throw Refused.conflict("dossiers-in-hand", open);
    }
    decide(who, change, true, null);
    accounts.setRoles(account.id(), change.after());
    signingOut.now(account.id());
    boolean needsCode = change.after().stream().anyMatch(Role::needsSecondFactor);
    return needsCode && !account.hasSecondFactor()
        ? setups.give(account.id(), who.accountId())
        : null;
  }

  /**
   * Also for who proposed it, who thinks better of it. Refused: {@code role-change-not-found},
   * {@code required} and {@code too-long} at {@code /reason}.
   */
  @Transactional
  public void reject(SignedIn who, UUID id, String reason) {
    decide(who, waiting(who, id), false, WhyNot.of(reason));
  }

  private RoleChange waiting(SignedIn who, UUID id) {
    who.require(Permission.MANAGE_PEOPLE);
    return changes.find(id).orElseThrow(() -> Refused.notFound("role-change-not-found"));
  }

  private void decide(SignedIn who, RoleChange change, boolean approved, @Nullable String reason) {
    if (!changes.decide(change.id(), approved, who, reason, clock.instant())) {
      throw Refused.notFound("role-change-not-found");
    }
    audit.write(
        "-",
        who.actor(),
        approved ? "role-change-approved" : "role-change-rejected",
        "account/" + change.account(),
        null,
        Map.of("change", change.id(), "before", change.before(), "after", change.after()));
  }
}
