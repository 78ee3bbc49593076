package org.caunoi.custody;

import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.UnitState;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody who sits on neither side ends a discrepancy; the papers may move again. */
@Component
public class SettleDispute {

  private final Ledger ledger;

  SettleDispute(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What came of it. */
  public enum Outcome {
    EXPLAINED,
    CORRECTED,
    GIVER_AT_FAULT,
    RECEIVER_AT_FAULT
  }

  /**
   * Refused: {@code unit-not-found}, {@code no-dispute}, {@code sits-on-a-side}; {@code
   * outcome-choice-needed} at {@code /outcome}.
   */
  @Transactional
  public void settle(SignedIn who, String number, @Nullable Outcome outcome) {
    who.require(Permission.SETTLE_CUSTODY);
    if (outcome == null) {
      throw Refused.field("/outcome", "outcome-choice-needed");
    }
    Held held = ledger.hold(number);
    UnitState unit = held.state(number);
    Deed deed = ledger.deed(who, "");
    ledger.store(who, CustodyAct.SETTLED, number, held, List.of(deed.settle(unit, outcome.name())));
  }
}
