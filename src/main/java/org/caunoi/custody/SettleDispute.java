package org.caunoi.custody;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Dispute;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Seal;
import org.caunoi.custody.model.UnitState;
import org.caunoi.dossier.Note;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody who sits on neither side ends a discrepancy; the papers may move again. */
@KeepsRefusals
@Component
public class SettleDispute {

  private static final Set<Outcome> BLAMES =
      EnumSet.of(Outcome.GIVER_AT_FAULT, Outcome.RECEIVER_AT_FAULT);

  private final Ledger ledger;
  private final Remarks remarks;
  private final Seals seals;

  SettleDispute(Ledger ledger, Remarks remarks, Seals seals) {
    this.seals = seals;
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
    settle(who, number, outcome, null, null);
  }

  /** Ends it where the seal was not what differed. */
  @Transactional
  public void settle(
      SignedIn who, String number, @Nullable Outcome outcome, @Nullable String note) {
    settle(who, number, outcome, note, null);
  }

  /**
   * Refused: {@code unit-not-found}, {@code no-dispute}, {@code sits-on-a-side}; {@code
   * outcome-choice-needed} at {@code /outcome}, {@code grounds-needed} at {@code /note} where
   * somebody is found to be at fault; where the seal was what differed at {@code /seal} {@code
   * seal-needed}, {@code seal-malformed}, {@code seal-used}.
   *
   * @param sealRead that is on it now: the one it had, or a new one
   */
  @Transactional
  public void settle(
      SignedIn who,
      String number,
      @Nullable Outcome outcome,
      @Nullable String note,
      @Nullable String sealRead) {
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
    Event settled = deed.settle(unit, outcome.name(), seal(unit, sealRead));
    ledger.store(who, CustodyAct.SETTLED, number, held, List.of(settled));
    remarks.add(held.authority(number), settled, words, Map.of());
  }

  private @Nullable String seal(UnitState unit, @Nullable String read) {
    Dispute dispute = unit.dispute();
    if (dispute == null || dispute.kind() != Dispute.Kind.SEAL_DIFFERS || unit.seal() == null) {
      return null;
    }
    String seal = Seal.parse(Objects.requireNonNullElse(read, ""), "/seal");
    if (!seal.equals(unit.seal())) {
      seals.requireFresh(seal);
    }
    return seal;
  }
}
