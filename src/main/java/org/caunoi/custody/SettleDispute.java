package org.caunoi.custody;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.UnitState;
import org.caunoi.dossier.Note;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody who sits on neither side ends a discrepancy; the papers may move again. */
@Component
public class SettleDispute {

  private static final Set<Outcome> BLAMES =
      EnumSet.of(Outcome.GIVER_AT_FAULT, Outcome.RECEIVER_AT_FAULT);

  private final Ledger ledger;
  private final Remarks remarks;

  SettleDispute(Ledger ledger, Remarks remarks) {
    this.ledger = ledger;
    this.remarks = remarks;
  }

  /** What came of it. */
  public enum Outcome {
    EXPLAINED,
    CORRECTED,
    GIVER_AT_FAULT,
    RECEIVER_AT_FAULT
  }

  /** Ends it where the outcome says all there is to say. */
  @Transactional
  public void settle(SignedIn who, String number, @Nullable Outcome outcome) {
    settle(who, number, outcome, null);
  }

  /**
   * Refused: {@code unit-not-found}, {@code no-dispute}, {@code sits-on-a-side}; {@code
   * outcome-choice-needed} at {@code /outcome}, {@code grounds-needed} at {@code /note} where
   * somebody is found to be at fault.
   */
  @Transactional
  public void settle(
      SignedIn who, String number, @Nullable Outcome outcome, @Nullable String note) {
    who.require(Permission.SETTLE_CUSTODY);
    if (outcome == null) {
      throw Refused.field("/outcome", "outcome-choice-needed");
    }
    String words = Note.bounded("/note", note, DeliverPapers.NOTE);
    if (words == null && BLAMES.contains(outcome)) {
      throw Refused.field("/note", "grounds-needed");
    }
    Held held = ledger.hold(number);
    UnitState unit = held.state(number);
    Deed deed = ledger.deed(who, "");
    Event settled = deed.settle(unit, outcome.name());
    ledger.store(who, CustodyAct.SETTLED, number, held, List.of(settled));
    remarks.add(held.authority(number), settled, words, Map.of());
  }
}
