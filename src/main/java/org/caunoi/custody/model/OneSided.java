package org.caunoi.custody.model;

import java.util.UUID;
import org.caunoi.custody.model.Fact.ScannedOver;
import org.caunoi.custody.model.UnitState.Edit;
import org.caunoi.shared.Refused;

/** Hand-overs that one side alone records, because the other is a carrier without accounts here. */
final class OneSided {

  private OneSided() {}

  /** Only from or to that carrier; an offer to somebody else is over with it. */
  static UnitState scannedOver(UnitState unit, Event event, ScannedOver scanned) {
    if (unit.isKeptBy(event.by())) {
      throw Refused.conflict("already-yours");
    }
    UUID carrier = Keeper.ofCarrier(scanned.carrier());
    if (!carrier.equals(unit.keeper().person()) && !carrier.equals(event.by().person())) {
      throw Refused.conflict("not-offered", unit.keeper().place());
    }
    if (unit.bag()) {
      throw Refused.conflict("not-an-envelope");
    }
    if (unit.inside() != null) {
      throw Refused.conflict("unit-in-bag");
    }
    Rules.requirePhase(unit, Phase.SEALED);
    Edit edit = unit.edit(event).keptBy(event.by());
    edit.offer = null;
    return edit.made();
  }
}
