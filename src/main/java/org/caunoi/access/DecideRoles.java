package org.caunoi.access;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second administrator brings a proposed change of roles into force, or turns it down. */
@Component
public class DecideRoles {

  private static final int LONGEST = 500;

  private final RoleChanges changes;
  private final Accounts accounts;
  private final OneTimeCodes codes;
  private final SignIns signIns;
  private final OpenWork work;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DecideRoles(
      RoleChanges changes,
      Accounts accounts,
      OneTimeCodes codes,
      SignIns signIns,
      OpenWork work,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.changes = changes;
    this.accounts = accounts;
    this.codes = codes;
    this.signIns = signIns;
    this.work = work;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Refused: {@code role-change-not-found}, {@code second-person-needed} for who proposed it,
   * {@code not-yourself} for whom it concerns, {@code roles-changed-meanwhile}, {@code
   * dossiers-in-hand} where the person still holds some and could not work on them.
   *
   * @return {@code otpauth:} address for the person's code app, shown once; null where none is new
   */
  @Transactional
  public @Nullable String approve(SignedIn who, UUID id) {
    RoleChange change = waiting(who, id);
    if (change.proposedBy().equals(who.accountId())) {
      throw Refused.conflict("second-person-needed");
    }
    if (change.account().equals(who.accountId())) {
      throw Refused.conflict("not-yourself");
    }
    Account account = accounts.find(change.account()).orElseThrow();
    if (!account.roles().equals(change.before())) {
      throw Refused.conflict("roles-changed-meanwhile");
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
    signIns.closeAllOf(account.id());
    events.publishEvent(new SignedOut(account.id()));
    boolean needsCode = change.after().stream().anyMatch(Role::needsSecondFactor);
    if (!needsCode || account.hasSecondFactor()) {
      return null;
    }
    byte[] secret = OneTimeCodes.newSecret();
    accounts.setCodeSecret(account.id(), codes.seal(account.id(), secret));
    return OneTimeCodes.setupUri(account.username(), secret);
  }

  /**
   * Also for who proposed it, who thinks better of it. Refused: {@code role-change-not-found},
   * {@code required} and {@code too-long} at {@code /reason}.
   */
  @Transactional
  public void reject(SignedIn who, UUID id, String reason) {
    if (reason.isBlank()) {
      throw Refused.field("/reason", "required");
    }
    if (reason.length() > LONGEST) {
      throw Refused.field("/reason", "too-long", LONGEST);
    }
    decide(who, waiting(who, id), false, reason.strip());
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
