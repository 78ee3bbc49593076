package org.caunoi.custody;

import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Event;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A bag that was opened by mistake, such as for another place, is dropped while it is empty. */
@KeepsRefusals
@Component
public class DropBag {

  private final Ledger ledger;

  DropBag(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Refused: {@code not-the-keeper}, {@code bag-not-empty}, {@code bag-closed}. */
  @Transactional
  public void drop(SignedIn who, String bag) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.holdWithContent(bag, List.of());
    Deed deed = ledger.deed(who, held.state(bag).destination());
    Event dropped = deed.drop(held.state(bag), held.inside(bag));
    ledger.store(who, CustodyAct.BAG_DROPPED, bag, held, List.of(dropped));
  }
}
