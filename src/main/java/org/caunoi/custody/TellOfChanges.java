package org.caunoi.custody;

import java.util.Map;
import java.util.Objects;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.custody.model.UnitState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Compares units before and after an act and says what others wait to hear. */
@Component
class TellOfChanges {

  private final TellOfLoss losses;
  private final ApplicationEventPublisher events;

  TellOfChanges(TellOfLoss losses, ApplicationEventPublisher events) {
    this.losses = losses;
    this.events = events;
  }

  void compare(Actor actor, Map<String, UnitState> before, Held after) {
    losses.compare(before, after);
    before.forEach(
        (number, was) -> {
          keeper(actor, was, after.state(number), after);
          offer(was, after.state(number));
        });
  }

  private void offer(UnitState was, UnitState unit) {
    if (unit.offer() != null && !unit.offer().equals(was.offer())) {
      events.publishEvent(new PapersOffered(unit.number()));
    }
  }

  private void keeper(Actor actor, UnitState was, UnitState unit, Held after) {
    boolean same =
        was.isKeptBy(unit.keeper()) && was.keeper().place().equals(unit.keeper().place());
    if (!same) {
      events.publishEvent(
          new KeeperChanged(
              after.authority(unit.number()),
              unit.number(),
              unit.bag(),
              Objects.requireNonNullElse(unit.inside(), ""),
              was.keeper(),
              unit.keeper(),
              unit.since(),
              actor));
    }
  }
}
