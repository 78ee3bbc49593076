package org.caunoi.custody;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.PaperNews.What;
import org.caunoi.custody.Remake.Way;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.UnitState;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The Centre notes how papers that are declared lost came into being again; the citizen hears. */
@Component
public class MakeAgain {

  private static final int LENGTH = 60;

  private final Ledger ledger;
  private final PaperSets sets;
  private final MadeAgain remakes;
  private final TellOfLoss telling;

  MakeAgain(Ledger ledger, PaperSets sets, MadeAgain remakes, TellOfLoss telling) {
    this.ledger = ledger;
    this.sets = sets;
    this.remakes = remakes;
    this.telling = telling;
  }

  /**
   * Refused: {@code unit-not-found}, {@code not-an-envelope}, {@code not-declared-lost}, {@code
   * made-again-before}; at {@code /way} {@code required}; at {@code /number} {@code
   * new-number-needed} where the paper was issued again, {@code new-number-long}.
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
    UnitState unit = ledger.hold(envelope).state(envelope);
    if (unit.bag()) {
      throw Refused.conflict("not-an-envelope");
    }
    if (unit.loss() != Loss.DECLARED) {
      throw Refused.conflict("not-declared-lost");
    }
    if (remakes.of(envelope).filter(one -> one.revokedAt() == null).isPresent()) {
      throw Refused.conflict("made-again-before");
    }
    PaperSet set = sets.ofEnvelope(envelope).orElseThrow();
    Remake remake = new Remake(way, issued, ledger.now(), who.displayName(), null);
    remakes.add(set, remake, who.accountId());
    ledger.note(
        who.actor(), CustodyAct.MADE_AGAIN, set.authority(), envelope, Map.of("way", way.name()));
    telling.tell(envelope, What.MADE_AGAIN, issued);
  }
}
