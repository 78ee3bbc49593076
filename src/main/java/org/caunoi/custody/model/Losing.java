package org.caunoi.custody.model;

import org.caunoi.custody.model.UnitState.Edit;
import org.caunoi.shared.Refused;

/** What is searched for, declared lost and found again. */
final class Losing {

  private Losing() {}

  static UnitState suspected(UnitState unit, Event event) {
    if (unit.loss() != Loss.NONE) {
      throw Refused.conflict("loss-open");
    }
    Edit edit = unit.edit(event);
    edit.loss = Loss.SUSPECTED;
    return edit.made();
  }

  static UnitState declaredLost(UnitState unit, Event event) {
    if (unit.loss() != Loss.SUSPECTED) {
      throw Refused.conflict("no-loss-case");
    }
    if (unit.isKeptBy(event.by())) {
      throw Refused.conflict("sits-on-a-side");
    }
    Edit edit = unit.edit(event);
    edit.phase = Phase.LOST;
    edit.loss = Loss.DECLARED;
    edit.destruction = null;
    edit.offer = null;
    return edit.made();
  }

  static UnitState found(UnitState unit, Event event) {
    boolean astray = unit.loss() != Loss.NONE;
    if (!astray && unit.isKeptBy(event.by())) {
      throw Refused.conflict("not-missing");
    }
    if (unit.bag() && !astray) {
      throw Refused.conflict("not-missing");
    }
    Edit edit = unit.edit(event).keptBy(event.by());
    edit.phase = unit.bag() ? bagPhase(unit) : Phase.SEALED;
    edit.destruction = null;
    edit.inside = null;
    edit.offer = null;
    edit.loss = Loss.NONE;
    return edit.made();
  }

  private static Phase bagPhase(UnitState bag) {
    if (bag.phase() != Phase.LOST) {
      return bag.phase();
    }
    return bag.seal() == null ? Phase.FILLING : Phase.CLOSED;
  }

  static UnitState cleared(UnitState unit, Event event) {
    boolean out = unit.phase() == Phase.LOST || unit.phase() == Phase.MISSING;
    if (unit.loss() == Loss.NONE || (unit.inside() == null && out)) {
      throw Refused.conflict("not-missing");
    }
    Edit edit = unit.edit(event);
    edit.phase = unit.inside() == null ? unit.phase() : Phase.IN_BAG;
    edit.loss = Loss.NONE;
    return edit.made();
  }
}
