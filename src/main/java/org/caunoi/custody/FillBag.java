package org.caunoi.custody;

import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.custody.model.Seal;
import org.caunoi.custody.model.Trip;
import org.caunoi.custody.model.UnitState;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.network.Points;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A bag is opened for a destination, filled by scanning envelopes, and closed with a seal. */
@KeepsRefusals
@Component
public class FillBag {

  private final Ledger ledger;
  private final ItemNumbers numbers;
  private final Seals seals;
  private final SignedLists signed;
  private final TripBook trips;
  private final Points points;
  private final Authorities authorities;

  FillBag(
      Ledger ledger,
      ItemNumbers numbers,
      Seals seals,
      SignedLists signed,
      TripBook trips,
      Points points,
      Authorities authorities) {
    this.ledger = ledger;
    this.numbers = numbers;
    this.seals = seals;
    this.signed = signed;
    this.trips = trips;
    this.points = points;
    this.authorities = authorities;
  }

  /**
   * A new, empty bag; refused with {@code unknown-destination} at {@code /destination}.
   *
   * @param destination authority or point
   * @return its number
   */
  @Transactional
  public String open(SignedIn who, String destination) {
    who.require(Permission.CARRY_PAPERS);
    String authority = authorityOf(destination);
    String number = numbers.next(ItemNumber.BAG);
    Deed deed = ledger.deed(who, authority);
    ledger.found(who, CustodyAct.BAG_OPENED, authority, deed.openBag(number, destination));
    return number;
  }

  /**
   * Puts an envelope in. Refused: {@code unit-not-found}, {@code not-a-bag}, {@code
   * not-an-envelope}, {@code not-the-keeper}, {@code bag-closed}, {@code already-in-this-bag},
   * {@code in-another-bag}, {@code offer-open}, {@code unit-in-dispute}, {@code list-not-confirmed}
   * where whoever took a citizen's papers in has not signed their list.
   */
  @Transactional
  public void pack(SignedIn who, String bag, String envelope) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.hold(List.of(bag, envelope));
    Deed deed = ledger.deed(who, held.state(bag).destination());
    Event packed = deed.pack(held.state(bag), held.state(envelope));
    signed.require(held.authority(envelope), envelope);
    ledger.store(who, CustodyAct.ENVELOPE_PACKED, envelope, held, List.of(packed));
  }

  /** Takes an envelope out again while the bag is open; refused as {@link #pack}. */
  @Transactional
  public void takeOut(SignedIn who, String bag, String envelope) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.hold(List.of(bag, envelope));
    Deed deed = ledger.deed(who, held.state(bag).destination());
    Event out = deed.takeOut(held.state(bag), held.state(envelope));
    ledger.store(who, CustodyAct.ENVELOPE_TAKEN_OUT, envelope, held, List.of(out));
  }

  /**
   * Fixes the manifest under a seal. Refused: {@code bag-empty}, {@code bag-closed}, {@code
   * not-the-keeper}; at {@code /seal} {@code seal-needed}, {@code seal-malformed}, {@code
   * seal-used}.
   */
  @Transactional
  public void close(SignedIn who, String bag, String sealRead) {
    who.require(Permission.CARRY_PAPERS);
    String seal = Seal.parse(sealRead, "/seal");
    Held held = ledger.holdWithContent(bag, List.of());
    UnitState state = held.state(bag);
    Deed deed = ledger.deed(who, state.destination());
    List<UnitState> content =
        held.states().values().stream().filter(unit -> bag.equals(unit.inside())).toList();
    Trip trip = trips.plan(held.authority(bag), deed.at(), deed.by().place(), state.destination());
    Event closed = deed.close(state, content, seal, trip);
    seals.requireFresh(seal);
    ledger.store(who, CustodyAct.BAG_CLOSED, bag, held, List.of(closed));
  }

  /** Growth key of a bag: the authority it goes to, or the one of the point it goes to. */
  private String authorityOf(String destination) {
    return authorities
        .find(destination)
        .map(Authority::code)
        .or(
            () ->
                points
                    .find(destination)
                    .map(AgentPoint::communeCode)
                    .map(commune -> authorities.forRule("commune-of-residence", commune).code()))
        .orElseThrow(() -> Refused.field("/destination", "unknown-destination", destination));
  }
}
