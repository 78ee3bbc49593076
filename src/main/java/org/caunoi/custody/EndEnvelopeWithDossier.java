package org.caunoi.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.Phase;
import org.caunoi.custody.model.Rules;
import org.caunoi.custody.model.UnitState;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.ActStored;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A clerk who returned a dossier over the counter gave the envelope with it: the one act ends both.
 * What somebody else keeps, and what another room demands its own proof for, stays as it is.
 */
@Component
class EndEnvelopeWithDossier {

  private final PaperSets sets;
  private final Ledger ledger;
  private final List<ProofElsewhere> elsewhere;

  EndEnvelopeWithDossier(PaperSets sets, Ledger ledger, List<ProofElsewhere> elsewhere) {
    this.sets = sets;
    this.ledger = ledger;
    this.elsewhere = elsewhere;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void stored(ActStored act) {
    UUID person = act.actor().id();
    if (act.kind() != ActKind.RETURNED || person == null) {
      return;
    }
    sets.ofDossier(act.after().code()).stream()
        .filter(PaperSet::homeward)
        .map(PaperSet::envelope)
        .filter(envelope -> elsewhere.stream().noneMatch(room -> room.demands(envelope)))
        .forEach(envelope -> end(act, envelope, person));
  }

  private void end(ActStored act, String envelope, UUID person) {
    Held held = ledger.hold(List.of(envelope));
    if (!held.knows(envelope) || !isInHand(held.state(envelope), person)) {
      return;
    }
    UnitState unit = held.state(envelope);
    Deed deed = ledger.deed(unit.keeper());
    List<Event> happened = new ArrayList<>();
    if (unit.offer() != null) {
      happened.add(deed.withdraw(unit));
      unit = Rules.after(unit, happened.getFirst());
    }
    happened.add(deed.hand(unit, act.after().filing().id()));
    ledger.store(act.actor(), CustodyAct.HANDED_TO_CITIZEN, envelope, held, happened, null);
  }

  private static boolean isInHand(UnitState unit, UUID person) {
    return unit.keeper().person().equals(person)
        && unit.phase() == Phase.SEALED
        && unit.dispute() == null
        && unit.loss() == Loss.NONE;
  }
}
