package org.caunoi.custody;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.LossSteps.Case;
import org.caunoi.custody.PaperNews.What;
import org.caunoi.custody.Remake.Way;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.UnitState;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The Centre notes how papers that are declared lost, or damaged, came into being again; the
 * citizen hears, and the dossier's clock goes on.
 */
@Component
public class MakeAgain {

  private static final int LENGTH = 60;

  private final Ledger ledger;
  private final PaperSets sets;
  private final MadeAgain remakes;
  private final TellOfLoss telling;
  private final LossSteps steps;
  private final StandStillWhileLost clocks;

  MakeAgain(
      Ledger ledger,
      PaperSets sets,
      MadeAgain remakes,
      TellOfLoss telling,
      LossSteps steps,
      StandStillWhileLost clocks) {
    this.steps = steps;
    this.clocks = clocks;
    this.ledger = ledger;
    this.sets = sets;
    this.remakes = remakes;
    this.telling = telling;
  }

  /**
   * Refused: {@code unit-not-found}, {@code not-an-envelope}, {@code not-declared-lost}, {@code
   * made-again-before}; at {@code /way} {@code required}, {@code another-way-chosen}; at {@code
   * /number} {@code new-number-needed} where the paper was issued again, {@code new-number-long}.
   *
   * @param number of the new paper
   */
  @Transactional
  public void make(SignedIn who, String envelope, @Nullable Way way, @Nullable String number) {
    who.require(Permission.SETTLE_CUSTODY);
    if (way == null) {
      throw Refused.field("/way", "required");
    }
    String issued = number == null || number.isBlank() ? null : number.strip();
    if (way == Way.ISSUED_AGAIN && issued == null) {
      throw Refused.field("/number", "new-number-needed");
    }
    if (issued != null && issued.length() > LENGTH) {
      throw Refused.field("/number", "new-number-long", LENGTH);
    }
    History history = ledger.hold(envelope).history(envelope);
    UnitState unit = history.require();
    if (unit.bag()) {
      throw Refused.conflict("not-an-envelope");
    }
    if (unit.loss() != Loss.DECLARED && !history.isDamaged()) {
      throw Refused.conflict("not-declared-lost");
    }
    if (remakes.of(envelope).filter(one -> one.revokedAt() == null).isPresent()) {
      throw Refused.conflict("made-again-before");
    }
    PaperSet set = sets.ofEnvelope(envelope).orElseThrow();
    steps.of(history).ifPresent(file -> require(file, way, set, who));
    Remake remake = new Remake(way, issued, ledger.now(), who.displayName(), null);
    remakes.add(set, remake, who.accountId());
    ledger.note(
        who.actor(), CustodyAct.MADE_AGAIN, set.authority(), envelope, Map.of("way", way.name()));
    clocks.look(envelope, remake.at());
    telling.tell(envelope, What.MADE_AGAIN, issued);
  }

  /** What was chosen holds; where nobody has, this is the choice. */
  private void require(LossFile file, Way way, PaperSet set, SignedIn who) {
    if (file.way() != null && file.way() != way) {
      throw Refused.field("/way", "another-way-chosen");
    }
    if (file.way() == null) {
      UUID id = ledger.deed(who, "").ids().get();
      steps.choose(
          new Case(set.authority(), id, set.envelope(), file.declared(), who, ledger.now()), way);
    }
  }
}
