package org.caunoi.custody;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.PlaceNames;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Keeper;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.Offer;
import org.caunoi.custody.model.Phase;
import org.caunoi.custody.model.Rules;
import org.caunoi.custody.model.UnitState;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sealed envelopes that change hands on their way home. A carrier's people have no account here:
 * its own report is its acceptance of what one of ours says to have given it, and our scan of what
 * it had is ours. Between two of our own people an open offer is answered, as in {@link HandOver}.
 * Called inside the transaction of what the scan is about.
 */
@Component
public class ScanOver {

  private final Ledger ledger;
  private final Custodians custodians;
  private final PlaceNames places;
  private final Nearness nearness;

  ScanOver(Ledger ledger, Custodians custodians, PlaceNames places, Nearness nearness) {
    this.ledger = ledger;
    this.custodians = custodians;
    this.places = places;
    this.nearness = nearness;
  }

  /** Envelopes are locked before what other rooms know of them, by whoever needs both. */
  public void lock(Collection<String> numbers) {
    ledger.lock(numbers);
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

  /**
   * The receiver has it in hand. Refused: {@code not-offered} where neither side is the carrier and
   * nobody offered it; else as {@link HandOver#accept}.
   *
   * @param carrier key of the carrier that brings it
   */
  public void accept(Actor actor, String number, Keeper receiver, String carrier) {
    accept(actor, number, receiver, carrier, null, false);
  }

  /**
   * The same by somebody who stands there, as far as their telephone says; refused as well with
   * {@code position-needed} and {@code too-far-away} at {@code /position}.
   */
  public void acceptHere(
      Actor actor, String number, Keeper receiver, String carrier, @Nullable Position here) {
    accept(actor, number, receiver, carrier, here, true);
  }

  /**
   * The carrier says that it has it, which answers the offer of whoever keeps it; they are liable
   * until then. Refused: {@code not-handed-over} where they never said that they gave it away,
   * {@code offer-not-for-you} where they offered it to somebody else.
   */
  public void acceptByCarrier(Actor actor, String number, Keeper carrier, String key) {
    Held held = ledger.hold(number);
    UnitState unit = held.state(number);
    if (unit.isKeptBy(carrier)) {
      return;
    }
    if (unit.offer() == null && !Given.unanswered(held.history(number))) {
      throw Refused.conflict("not-handed-over");
    }
    Deed deed = ledger.deed(carrier);
    store(
        actor,
        held,
        unit,
        unit.offer() == null ? deed.scanOver(unit, key) : deed.accept(unit, null));
  }

  /**
   * The carrier must have had it: it says so, and one of ours has it from there. Whoever never
   * noted that they gave it away is asked why elsewhere; nobody waits at a door for that.
   */
  public void passOn(Actor actor, String number, Keeper carrier, String key) {
    Held held = ledger.hold(number);
    UnitState unit = held.state(number);
    if (unit.offer() == null && !unit.isKeptBy(carrier)) {
      store(actor, held, unit, ledger.deed(carrier).scanOver(unit, key));
    }
  }

  private void accept(
      Actor actor,
      String number,
      Keeper receiver,
      String carrier,
      @Nullable Position here,
      boolean standsThere) {
    Held held = ledger.hold(number);
    UnitState unit = held.state(number);
    if (unit.isKeptBy(receiver)) {
      return;
    }
    Deed deed = ledger.deed(receiver);
    UUID other = Keeper.ofCarrier(carrier);
    boolean oneSided = other.equals(receiver.person()) || other.equals(unit.keeper().person());
    if (oneSided && standsThere) {
      nearness.requireOneSided(receiver, here);
    }
    store(actor, held, unit, oneSided ? deed.scanOver(unit, carrier) : answer(deed, unit, here));
  }

  private void store(Actor actor, Held held, UnitState unit, Event taken) {
    List<Event> happened = new ArrayList<>(List.of(taken));
    if (unit.loss() == Loss.SUSPECTED) {
      happened.addAll(ledger.deed(taken.by()).clear(Rules.after(unit, taken), List.of()));
    }
    ledger.store(actor, CustodyAct.ACCEPTED, unit.number(), held, happened, null);
  }

  private Event answer(Deed deed, UnitState unit, @Nullable Position here) {
    Offer offer = unit.offer();
    if (offer == null) {
      String holder = unit.keeper().place();
      throw Refused.conflict("not-offered", places.nameOf(holder).orElse(holder));
    }
    Event accepted = deed.accept(unit, null);
    nearness.require(unit.number(), offer, deed.by(), here);
    return accepted;
  }

  /** Its carrier says that it is lost: the search for it begins, unless it has. */
  public void seek(Actor actor, String number) {
    Held held = ledger.hold(List.of(number));
    if (!held.knows(number)
        || held.state(number).loss() != Loss.NONE
        || held.state(number).phase() != Phase.SEALED) {
      return;
    }
    UnitState unit = held.state(number);
    List<Event> sought = ledger.deed(Keeper.HOUSE).suspect(unit, List.of(), "carrier");
    ledger.store(actor, CustodyAct.LOSS_SUSPECTED, number, held, sought, null);
  }

  /** The citizen has it; the keeper gave it. */
  public void hand(Actor actor, String number, Keeper by, UUID proof) {
    Held held = ledger.hold(number);
    Event handed = ledger.deed(by).hand(held.state(number), proof);
    ledger.store(actor, CustodyAct.HANDED_TO_CITIZEN, number, held, List.of(handed), null);
  }

  /**
   * The keeper takes a result that came back, or that nobody fetched, out of its envelope; what
   * they offered is offered no longer. Refused as {@link HandOver} does.
   */
  public void reopen(SignedIn who, String number, Keeper by) {
    Held held = ledger.hold(number);
    UnitState unit = held.state(number);
    Deed deed = ledger.deed(by);
    List<Event> happened = new ArrayList<>();
    if (unit.offer() != null) {
      happened.add(deed.withdraw(unit));
      unit = Rules.after(unit, happened.getFirst());
    }
    happened.add(deed.reopen(unit));
    ledger.store(who.actor(), CustodyAct.REOPENED, number, held, happened, null);
  }
}
