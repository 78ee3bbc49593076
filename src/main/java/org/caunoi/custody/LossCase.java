package org.caunoi.custody;

import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Deed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Papers that cannot be found: suspected, then declared lost by the Centre, or found again by
 * whoever has them in hand. A bag takes all its envelopes along.
 */
@KeepsRefusals
@Component
public class LossCase {

  private final Ledger ledger;

  LossCase(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The Centre starts the search; refused with {@code loss-open}, {@code unit-delivered}. */
  @Transactional
  public void suspect(SignedIn who, String number) {
    who.require(Permission.SETTLE_CUSTODY);
    Held held = ledger.holdWithContent(number, List.of());
    Deed deed = ledger.deed(who, "");
    ledger.store(
        who,
        CustodyAct.LOSS_SUSPECTED,
        number,
        held,
        deed.suspect(held.state(number), held.inside(number), "centre"));
  }

  /** Nobody found them; refused with {@code no-loss-case}, {@code sits-on-a-side}. */
  @Transactional
  public void declare(SignedIn who, String number) {
    who.require(Permission.SETTLE_CUSTODY);
    Held held = ledger.holdWithContent(number, List.of());
    Deed deed = ledger.deed(who, "");
    ledger.store(
        who,
        CustodyAct.LOSS_DECLARED,
        number,
        held,
        deed.declareLost(held.state(number), held.inside(number)));
  }

  /** Somebody has it in hand and takes it over; refused with {@code not-missing}. */
  @Transactional
  public void found(SignedIn who, String number) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.holdWithContent(number, List.of());
    Deed deed = ledger.deed(who, held.state(number).destination());
    ledger.store(
        who, CustodyAct.FOUND, number, held, deed.find(held.state(number), held.inside(number)));
  }
}
