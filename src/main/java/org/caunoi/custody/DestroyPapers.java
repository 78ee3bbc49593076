package org.caunoi.custody;

import java.util.List;
import java.util.Objects;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Destruction;
import org.caunoi.custody.model.Destruction.Ground;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.UnitState;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Papers are destroyed by two people on their own credentials: whoever keeps them says why, a
 * second person of the same place does it. Until then the first may take it back; then nobody can.
 */
@KeepsRefusals
@Component
public class DestroyPapers {

  private final Ledger ledger;
  private final MayDestroy may;

  DestroyPapers(Ledger ledger, MayDestroy may) {
    this.ledger = ledger;
    this.may = may;
  }

  /**
   * Refused: {@code unit-not-found}, {@code not-an-envelope}, {@code not-the-keeper}, {@code
   * unit-in-bag}, {@code offer-open}, {@code unit-in-dispute}, {@code loss-open}, {@code
   * destruction-proposed}, {@code legal-hold}, {@code dossier-not-finished}; at {@code /ground}
   * {@code ground-choice-needed}, {@code not-unclaimed}, {@code not-damaged}.
   */
  @Transactional
  public void propose(SignedIn who, String envelope, @Nullable Ground ground) {
    who.require(Permission.DESTROY_PAPERS);
    if (ground == null) {
      throw Refused.field("/ground", "ground-choice-needed");
    }
    Held held = ledger.hold(envelope);
    UnitState unit = held.state(envelope);
    Event proposed = deed(who, unit).proposeDestruction(unit, ground);
    may.require(ground, held.history(envelope), ledger.now());
    ledger.store(who, CustodyAct.DESTRUCTION_PROPOSED, envelope, held, List.of(proposed));
  }

  /** Refused: {@code no-destruction-proposed}, {@code not-the-proposer}. */
  @Transactional
  public void withdraw(SignedIn who, String envelope) {
    who.require(Permission.DESTROY_PAPERS);
    Held held = ledger.hold(envelope);
    UnitState unit = held.state(envelope);
    Event withdrawn = deed(who, unit).withdrawDestruction(unit);
    ledger.store(who, CustodyAct.DESTRUCTION_WITHDRAWN, envelope, held, List.of(withdrawn));
  }

  /**
   * The second signature; all is asked once more. Refused: {@code no-destruction-proposed}, {@code
   * second-signature-needed}, {@code not-at-this-place}, {@code loss-open}, {@code legal-hold},
   * {@code dossier-not-finished}.
   */
  @Transactional
  public void confirm(SignedIn who, String envelope) {
    who.require(Permission.DESTROY_PAPERS);
    Held held = ledger.hold(envelope);
    UnitState unit = held.state(envelope);
    Event destroyed = deed(who, unit).destroy(unit);
    Destruction proposal = Objects.requireNonNull(unit.destruction());
    may.require(proposal.ground(), held.history(envelope), ledger.now());
    ledger.store(who, CustodyAct.DESTROYED, envelope, held, List.of(destroyed));
  }

  private Deed deed(SignedIn who, UnitState unit) {
    return ledger.deed(who, unit.destination());
  }
}
