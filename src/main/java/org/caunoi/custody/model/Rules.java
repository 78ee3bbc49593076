package org.caunoi.custody.model;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.custody.model.Fact.*;
import org.caunoi.custody.model.UnitState.Edit;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What one event makes of one unit, or why it may not happen. A refusal leaves the unit as it was.
 */
public final class Rules {

  private Rules() {}

  /** The unit after the event; {@code before} is null for the first. */
  public static UnitState after(@Nullable UnitState before, Event event) {
    Fact fact = event.fact();
    if (before == null) {
      return born(event);
    }
    if (!event.unit().equals(before.number())) {
      throw new IllegalArgumentException("An event of another unit");
    }
    guard(before, fact);
    return switch (fact) {
      case EnvelopeSealed sealed -> throw Refused.conflict("number-in-use");
      case BagOpened opened -> throw Refused.conflict("number-in-use");
      case BagDropped dropped -> TakenBack.dropped(before, event);
      case Packed packed -> packed(before, event, packed);
      case TakenOut out -> takenOut(before, event, out);
      case BagClosed closed -> closed(before, event, closed);
      case Offered offered -> offered(before, event, offered);
      case Accepted accepted -> accepted(before, event, accepted);
      case ScannedOver scanned -> OneSided.scannedOver(before, event, scanned);
      case Declined declined -> answered(before, event, declined.handover());
      case Withdrawn withdrawn -> withdrawn(before, event, withdrawn);
      case Lapsed lapsed -> closedOffer(before, event, lapsed.handover());
      case OpeningAsked asked -> openingAsked(before, event);
      case OpeningWithdrawn withdrawn -> TakenBack.opening(before, event);
      case OpeningWitnessed witnessed -> witnessed(before, event);
      case Counted counted -> counted(before, event);
      case Unpacked unpacked -> unpacked(before, event, unpacked);
      case Missed missed -> missed(before, event, missed);
      case Disputed disputed -> disputed(before, event, disputed);
      case Settled settled -> settled(before, event, settled);
      case Suspected suspected -> Losing.suspected(before, event);
      case DeclaredLost lost -> Losing.declaredLost(before, event);
      case Found found -> Losing.found(before, event);
      case LossCleared cleared -> Losing.cleared(before, event);
      case Received received -> received(before, event, received);
      case Handed handed -> handed(before, event);
      case DestructionProposed proposed -> Destroying.proposed(before, event, proposed.ground());
      case DestructionWithdrawn withdrawn -> Destroying.withdrawn(before, event);
      case Destroyed destroyed -> Destroying.done(before, event);
      case Reopened reopened -> handed(before, event);
    };
  }

  private static UnitState born(Event event) {
    return switch (event.fact()) {
      case EnvelopeSealed sealed ->
          first(event, false, Phase.SEALED, sealed.homeward(), sealed.seal(), sealed.destination());
      case BagOpened opened -> first(event, true, Phase.FILLING, false, null, opened.destination());
      default -> throw Refused.notFound("unit-not-found");
    };
  }

  private static UnitState first(
      Event event,
      boolean bag,
      Phase phase,
      boolean homeward,
      @Nullable String seal,
      String destination) {
    return new UnitState(
        event.unit(),
        bag,
        phase,
        homeward,
        event.by(),
        event.at(),
        null,
        null,
        seal,
        destination,
        List.of(),
        null,
        null,
        null,
        Loss.NONE,
        null,
        event.id(),
        1);
  }

  /** What is over stays over, and what is disputed stands still until it is settled. */
  private static void guard(UnitState unit, Fact fact) {
    if (unit.phase().isOver()) {
      throw Refused.conflict(unit.phase().ended());
    }
    boolean aboutLoss =
        fact instanceof Suspected
            || fact instanceof DeclaredLost
            || fact instanceof Found
            || fact instanceof LossCleared;
    if (unit.phase() == Phase.LOST && !aboutLoss && !(fact instanceof Settled)) {
      throw Refused.conflict("unit-lost");
    }
    if (unit.dispute() != null && !aboutLoss && !(fact instanceof Settled)) {
      throw Refused.conflict("unit-in-dispute");
    }
    boolean aboutDestruction =
        fact instanceof DestructionProposed
            || fact instanceof DestructionWithdrawn
            || fact instanceof Destroyed;
    if (unit.destruction() != null && !aboutLoss && !aboutDestruction) {
      throw Refused.conflict("destruction-proposed");
    }
  }

  private static UnitState packed(UnitState unit, Event event, Packed packed) {
    if (unit.bag()) {
      throw Refused.conflict("not-an-envelope");
    }
    if (unit.inside() != null) {
      throw Refused.conflict(
          packed.bag().equals(unit.inside()) ? "already-in-this-bag" : "in-another-bag");
    }
    inHand(unit, event);
    Edit edit = unit.edit(event);
    edit.phase = Phase.IN_BAG;
    edit.inside = packed.bag();
    return edit.made();
  }

  private static UnitState takenOut(UnitState unit, Event event, TakenOut out) {
    insideOf(unit, out.bag());
    requireKeeper(unit, event);
    Edit edit = unit.edit(event);
    edit.phase = Phase.SEALED;
    edit.inside = null;
    return edit.made();
  }

  private static UnitState closed(UnitState bag, Event event, BagClosed closed) {
    requirePhase(bag, Phase.FILLING);
    requireKeeper(bag, event);
    if (closed.manifest().isEmpty()) {
      throw Refused.conflict("bag-empty");
    }
    Edit edit = bag.edit(event);
    edit.phase = Phase.CLOSED;
    edit.seal = closed.seal();
    edit.manifest = List.copyOf(closed.manifest());
    edit.eta = closed.eta();
    edit.trip = closed.trip();
    return edit.made();
  }

  private static UnitState offered(UnitState unit, Event event, Offered offered) {
    if (unit.offer() != null) {
      throw Refused.conflict("offer-open");
    }
    if (unit.inside() != null) {
      throw Refused.conflict("unit-in-bag");
    }
    requireKeeper(unit, event);
    requirePhase(unit, unit.bag() ? Phase.CLOSED : Phase.SEALED);
    Edit edit = unit.edit(event);
    edit.offer = new Offer(offered.handover(), unit.keeper(), offered.to(), event.at());
    return edit.made();
  }

  private static UnitState accepted(UnitState unit, Event event, Accepted accepted) {
    answered(unit, event, accepted.handover());
    if (unit.bag() && accepted.seal() == null) {
      throw Refused.field("/seal", "seal-needed");
    }
    if (accepted.seal() != null && !accepted.seal().equals(unit.seal())) {
      throw Refused.field("/seal", "seal-differs");
    }
    Edit edit = unit.edit(event).keptBy(event.by());
    edit.offer = null;
    Trip trip = accepted.trip();
    if (trip != null) {
      edit.trip = trip;
      edit.eta = trip.eta();
    }
    return edit.made();
  }

  /** By somebody else than the giver, and by one of those it was offered to. */
  private static UnitState answered(UnitState unit, Event event, UUID handover) {
    Offer offer = open(unit, handover);
    if (offer.giver().isSamePerson(event.by())) {
      throw Refused.conflict("same-person");
    }
    if (offer.to() != null && !offer.to().equals(event.by().place())) {
      throw Refused.conflict("offer-not-for-you");
    }
    return closedOffer(unit, event, handover);
  }

  private static UnitState withdrawn(UnitState unit, Event event, Withdrawn withdrawn) {
    if (!open(unit, withdrawn.handover()).giver().isSamePerson(event.by())) {
      throw Refused.conflict("not-the-keeper");
    }
    return closedOffer(unit, event, withdrawn.handover());
  }

  private static UnitState closedOffer(UnitState unit, Event event, UUID handover) {
    open(unit, handover);
    Edit edit = unit.edit(event);
    edit.offer = null;
    return edit.made();
  }

  private static Offer open(UnitState unit, UUID handover) {
    Offer offer = unit.offer();
    if (offer == null || !offer.handover().equals(handover)) {
      throw Refused.conflict("no-such-offer");
    }
    return offer;
  }

  private static UnitState openingAsked(UnitState bag, Event event) {
    requirePhase(bag, Phase.CLOSED);
    inHand(bag, event);
    if (!bag.destination().equals(event.by().place())) {
      throw Refused.conflict("not-at-destination");
    }
    Edit edit = bag.edit(event);
    edit.phase = Phase.OPENING;
    return edit.made();
  }

  private static UnitState witnessed(UnitState bag, Event event) {
    requirePhase(bag, Phase.OPENING);
    if (bag.isKeptBy(event.by())) {
      throw Refused.conflict("witness-is-opener");
    }
    if (!bag.destination().equals(event.by().place()) && !event.by().moving()) {
      throw Refused.conflict("not-at-destination");
    }
    Edit edit = bag.edit(event);
    edit.phase = Phase.UNSEALED;
    return edit.made();
  }

  private static UnitState counted(UnitState bag, Event event) {
    requirePhase(bag, Phase.UNSEALED);
    requireKeeper(bag, event);
    Edit edit = bag.edit(event);
    edit.phase = Phase.COUNTED;
    return edit.made();
  }

  private static UnitState unpacked(UnitState unit, Event event, Unpacked unpacked) {
    insideOf(unit, unpacked.bag());
    Edit edit = unit.edit(event).keptBy(event.by());
    edit.phase = Phase.SEALED;
    edit.inside = null;
    edit.loss = Loss.NONE;
    return edit.made();
  }

  private static UnitState missed(UnitState unit, Event event, Missed missed) {
    insideOf(unit, missed.bag());
    Edit edit = unit.edit(event).keptBy(unit.keeper());
    edit.phase = Phase.MISSING;
    edit.inside = null;
    edit.loss = Loss.SUSPECTED;
    edit.dispute =
        new Dispute(Dispute.Kind.MISSING, unit.keeper(), missed.opener(), missed.opener());
    return edit.made();
  }

  /** A bag that waits for its witness is not opened. */
  private static UnitState disputed(UnitState unit, Event event, Disputed disputed) {
    if (unit.offer() != null) {
      throw Refused.conflict("offer-open");
    }
    Edit edit = unit.edit(event);
    edit.phase = unit.phase() == Phase.OPENING ? Phase.CLOSED : unit.phase();
    edit.dispute = new Dispute(disputed.what(), disputed.giver(), disputed.receiver(), event.by());
    return edit.made();
  }

  private static UnitState settled(UnitState unit, Event event, Settled settled) {
    Dispute dispute = unit.dispute();
    if (dispute == null) {
      throw Refused.conflict("no-dispute");
    }
    if (dispute.concerns(event.by())) {
      throw Refused.conflict("sits-on-a-side");
    }
    if (settled.seal() != null && unit.seal() == null) {
      throw Refused.conflict("bag-not-closed");
    }
    Edit edit = unit.edit(event);
    edit.dispute = null;
    edit.seal = settled.seal() == null ? unit.seal() : settled.seal();
    return edit.made();
  }

  private static UnitState received(UnitState unit, Event event, Received received) {
    if (unit.bag() || unit.homeward()) {
      throw Refused.conflict("wrong-direction");
    }
    inHand(unit, event);
    if (!unit.destination().equals(event.by().place())) {
      throw Refused.conflict("not-at-destination");
    }
    if (received.seal() != null && !received.seal().equals(unit.seal())) {
      throw Refused.field("/seal", "seal-differs");
    }
    return over(unit, event);
  }

  private static UnitState handed(UnitState unit, Event event) {
    if (unit.bag() || !unit.homeward()) {
      throw Refused.conflict("wrong-direction");
    }
    inHand(unit, event);
    return over(unit, event);
  }

  private static UnitState over(UnitState unit, Event event) {
    Edit edit = unit.edit(event);
    edit.phase = Phase.DELIVERED;
    edit.loss = Loss.NONE;
    return edit.made();
  }

  /** Kept by the actor, in no bag and not offered to anybody. */
  static void inHand(UnitState unit, Event event) {
    if (unit.inside() != null) {
      throw Refused.conflict("unit-in-bag");
    }
    requireKeeper(unit, event);
    if (unit.offer() != null) {
      throw Refused.conflict("offer-open");
    }
    if (unit.phase() == Phase.MISSING) {
      throw Refused.conflict("unit-missing");
    }
  }

  private static void insideOf(UnitState unit, String bag) {
    if (!Objects.equals(unit.inside(), bag)) {
      throw Refused.conflict("not-in-this-bag");
    }
  }

  private static void requireKeeper(UnitState unit, Event event) {
    if (!unit.isKeptBy(event.by())) {
      throw Refused.conflict("not-the-keeper");
    }
  }

  static void requirePhase(UnitState unit, Phase wanted) {
    if (unit.phase() != wanted) {
      throw Refused.conflict(unit.phase().insteadOf(wanted));
    }
  }
}
