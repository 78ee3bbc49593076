package org.caunoi.custody.model;

import java.util.Optional;
import org.caunoi.custody.model.Destruction.Ground;
import org.caunoi.custody.model.UnitState.Edit;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** Papers are destroyed by two: whoever keeps them proposes it, a second person there does it. */
final class Destroying {

  private Destroying() {}

  static UnitState proposed(UnitState unit, Event event, Ground ground) {
    if (unit.bag()) {
      throw Refused.conflict("not-an-envelope");
    }
    if (unit.destruction() != null) {
      throw Refused.conflict("destruction-proposed");
    }
    Rules.inHand(unit, event);
    requireNotSought(unit);
    return with(unit, event, new Destruction(ground, event.by())).made();
  }

  static UnitState withdrawn(UnitState unit, Event event) {
    if (!require(unit).by().isSamePerson(event.by())) {
      throw Refused.conflict("not-the-proposer");
    }
    return with(unit, event, null).made();
  }

  static UnitState done(UnitState unit, Event event) {
    if (require(unit).by().isSamePerson(event.by())) {
      throw Refused.conflict("second-signature-needed");
    }
    if (!unit.keeper().place().equals(event.by().place())) {
      throw Refused.conflict("not-at-this-place");
    }
    requireNotSought(unit);
    Edit edit = with(unit, event, null);
    edit.phase = Phase.DESTROYED;
    return edit.made();
  }

  private static Edit with(UnitState unit, Event event, @Nullable Destruction destruction) {
    Edit edit = unit.edit(event);
    edit.destruction = destruction;
    return edit;
  }

  private static void requireNotSought(UnitState unit) {
    if (unit.loss() != Loss.NONE) {
      throw Refused.conflict("loss-open");
    }
  }

  private static Destruction require(UnitState unit) {
    return Optional.ofNullable(unit.destruction())
        .orElseThrow(() -> Refused.conflict("no-destruction-proposed"));
  }
}
