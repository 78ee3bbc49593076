package org.caunoi.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Keeper;
import org.caunoi.custody.model.UnitState;
import org.springframework.stereotype.Component;

/**
 * Sealed envelopes that change hands between the house and a carrier, whose people have no account
 * here: its scan is its acceptance, and our scan of what it had is ours. Called inside the
 * transaction of what the scan is about; refuses as {@link HandOver} does.
 */
@Component
public class ScanOver {

  private final Ledger ledger;
  private final Custodians custodians;

  ScanOver(Ledger ledger, Custodians custodians) {
    this.ledger = ledger;
    this.custodians = custodians;
  }

  /** Who keeps it now; empty where there is no such envelope. */
  public Optional<Keeper> keeperOf(String number) {
    Held held = ledger.hold(List.of(number));
    return held.knows(number) ? Optional.of(held.state(number).keeper()) : Optional.empty();
  }

  /** This person as a keeper at a place. */
  public Keeper keeper(SignedIn who, String place) {
    return custodians.of(who, place);
  }

  /** The receiver has it in hand; an offer to somebody else is over with that. */
  public void accept(Actor actor, String number, Keeper receiver) {
    Held held = ledger.hold(number);
    UnitState unit = held.state(number);
    if (unit.isKeptBy(receiver)) {
      return;
    }
    List<Event> events = new ArrayList<>();
    if (unit.offer() != null) {
      add(held, events, ledger.deed(unit.keeper()).withdraw(unit));
    }
    add(held, events, ledger.deed(unit.keeper()).offer(held.state(number), receiver.place()));
    add(held, events, ledger.deed(receiver).accept(held.state(number), null));
    ledger.keep(held, events, null);
    ledger.note(actor, CustodyAct.ACCEPTED, held.authority(number), number, Map.of());
  }

  /** The citizen has it; the keeper gave it. */
  public void hand(Actor actor, String number, Keeper by, UUID proof) {
    Held held = ledger.hold(number);
    Event handed = ledger.deed(by).hand(held.state(number), proof);
    ledger.store(actor, CustodyAct.HANDED_TO_CITIZEN, number, held, List.of(handed), null);
  }

  /**
   * The keeper takes a result that came back out of its envelope; refused as {@link HandOver} does.
   */
  public void reopen(SignedIn who, String number, Keeper by) {
    Held held = ledger.hold(number);
    Event reopened = ledger.deed(by).reopen(held.state(number));
    ledger.store(who.actor(), CustodyAct.REOPENED, number, held, List.of(reopened), null);
  }

  private static void add(Held held, List<Event> events, Event event) {
    held.grow(List.of(event));
    events.add(event);
  }
}
