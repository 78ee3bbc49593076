package org.caunoi.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second administrator lets somebody work elsewhere or set up a new code app, or does not. */
@Component
public class DecidePersonChange {

  private final PersonChanges changes;
  private final Accounts accounts;
  private final SetupCodes setups;
  private final SignOutEverywhere signingOut;
  private final OpenWork work;
  private final AuditLog audit;
  private final Clock clock;

  DecidePersonChange(
      PersonChanges changes,
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
   * Effective at the person's next request. Refused: {@code person-change-not-found}, {@code
   * second-person-needed}, {@code not-yourself}, {@code roles-not-for-place}, {@code
   * dossiers-in-hand}, and what {@link SetupCodes#give} refuses.
   *
   * @return the code by which the person sets up a code app, shown once; null for a move
   */
  @Transactional
  public @Nullable String approve(SignedIn who, UUID id) {
    PersonChange change = waiting(who, id);
    FourEyes.require(who, change.proposedBy(), change.account());
    Account account = accounts.hold(change.account());
    decide(who, change, null);
    String code =
        switch (change.kind()) {
          case MOVE -> {
            move(account, change);
            yield null;
          }
          case NEW_CODE -> setups.give(change.account(), who.accountId());
        };
    signingOut.now(change.account());
    return code;
  }

  /**
   * Also for who proposed it. Refused: {@code person-change-not-found}, {@code required} and {@code
   * too-long} at {@code /reason}.
   */
  @Transactional
  public void reject(SignedIn who, UUID id, String reason) {
    decide(who, waiting(who, id), WhyNot.of(reason));
  }

  private void move(Account account, PersonChange change) {
    if (!ProposePersonChange.fits(account, change.point())) {
      throw Refused.conflict("roles-not-for-place");
    }
    int open = work.count(account.id());
    if (open > 0) {
      throw Refused.conflict("dossiers-in-hand", open);
    }
    accounts.move(account.id(), change.point(), change.authority());
  }

  private PersonChange waiting(SignedIn who, UUID id) {
    who.require(Permission.MANAGE_PEOPLE);
    return changes.find(id).orElseThrow(() -> Refused.notFound("person-change-not-found"));
  }

  private void decide(SignedIn who, PersonChange change, @Nullable String whyNot) {
    if (!changes.decide(change.id(), who, clock.instant().atOffset(ZoneOffset.UTC), whyNot)) {
      throw Refused.notFound("person-change-not-found");
    }
    audit.write(
        "-",
        who.actor(),
        whyNot == null ? "person-change-approved" : "person-change-rejected",
        "account/" + change.account(),
        null,
        Map.of("change", change.id(), "kind", change.kind()));
  }
}
