package org.caunoi.custody.model;

import org.caunoi.custody.model.UnitState.Edit;
import org.caunoi.shared.Refused;

/** What somebody began with a bag and its keeper does not go on with. */
final class TakenBack {

  private TakenBack() {}

  static UnitState dropped(UnitState bag, Event event) {
    if (!bag.bag()) {
      throw Refused.conflict("not-a-bag");
    }
    Rules.requirePhase(bag, Phase.FILLING);
    Rules.inHand(bag, event);
    Edit edit = bag.edit(event);
    edit.phase = Phase.DROPPED;
    edit.loss = Loss.NONE;
    return edit.made();
  }

  /** Nobody has witnessed the opening yet. */
  static UnitState opening(UnitState bag, Event event) {
    Rules.requirePhase(bag, Phase.OPENING);
    Rules.inHand(bag, event);
    Edit edit = bag.edit(event);
    edit.phase = Phase.CLOSED;
    return edit.made();
  }
}
