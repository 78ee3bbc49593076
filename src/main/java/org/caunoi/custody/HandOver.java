package org.caunoi.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.caunoi.access.Permission;
import org.caunoi.access.PlaceNames;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact.Offered;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.Offer;
import org.caunoi.custody.model.Rules;
import org.caunoi.custody.model.Seal;
import org.caunoi.custody.model.UnitState;
import org.caunoi.dossier.Note;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An envelope or a closed bag goes from one person to another, each signed in as themselves. The
 * giver offers and stays liable; the receiver accepts and is liable from then on.
 */
@KeepsRefusals
@Component
public class HandOver {

  /** Why a receiver does not take something over. */
  public enum Reason {
    SEAL_DIFFERS,
    DAMAGED,
    NOT_FOR_US,
    COUNT_DIFFERS;

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Ledger ledger;
  private final PlaceNames places;
  private final Nearness nearness;
  private final Remarks remarks;
  private final TripBook trips;
  private final SignedLists signed;

  HandOver(
      Ledger ledger,
      PlaceNames places,
      Nearness nearness,
      Remarks remarks,
      TripBook trips,
      SignedLists signed) {
    this.signed = signed;
    this.trips = trips;
    this.remarks = remarks;
    this.ledger = ledger;
    this.places = places;
    this.nearness = nearness;
  }

  /** Offers it from wherever the giver is. */
  @Transactional
  public void offer(SignedIn who, String number, boolean toDestination) {
    offer(who, number, toDestination, null);
  }

  /**
   * Offers it. Refused: {@code unit-not-found}, {@code not-the-keeper}, {@code offer-open}, {@code
   * unit-in-bag}, {@code bag-not-closed}, {@code unit-in-dispute}, {@code list-not-confirmed}.
   *
   * @param toDestination only to people of the place it is going to; else to anybody who carries
   * @param here where the giver stands, as far as their telephone says
   */
  @Transactional
  public void offer(SignedIn who, String number, boolean toDestination, @Nullable Position here) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.hold(number);
    UnitState unit = held.state(number);
    Deed deed = ledger.deed(who, unit.destination());
    Event offered = deed.offer(unit, toDestination ? unit.destination() : null);
    signed.require(held.authority(number), number);
    nearness.offered(held.authority(number), number, ((Offered) offered.fact()).handover(), here);
    ledger.store(who, CustodyAct.OFFERED, number, held, List.of(offered));
  }

  /** Takes it over wherever the receiver is. */
  @Transactional
  public void accept(SignedIn who, String number, @Nullable String sealRead) {
    accept(who, number, sealRead, null);
  }

  /**
   * Takes it over; what was being sought is found by that. Refused: {@code unit-not-found}, {@code
   * already-yours}, {@code not-offered}, {@code same-person}, {@code offer-not-for-you}; for a bag
   * at {@code /seal} {@code seal-needed}, {@code seal-malformed}, {@code seal-differs}; at {@code
   * /position} {@code too-far-away}, {@code position-needed}.
   *
   * @param here where the receiver stands, as far as their telephone says
   */
  @Transactional
  public void accept(
      SignedIn who, String number, @Nullable String sealRead, @Nullable Position here) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.hold(number);
    if (held.state(number).loss() == Loss.SUSPECTED) {
      held = ledger.holdWithContent(number, List.of());
    }
    UnitState unit = held.state(number);
    Deed deed = answering(who, unit);
    String seal = sealRead == null || sealRead.isBlank() ? null : Seal.parse(sealRead, "/seal");
    Event accepted =
        deed.accept(unit, seal, trips.taken(held.authority(number), unit, deed.by(), deed.at()));
    nearness.require(number, Objects.requireNonNull(unit.offer()), deed.by(), here);
    List<Event> happened = new ArrayList<>(List.of(accepted));
    if (unit.loss() == Loss.SUSPECTED) {
      happened.addAll(deed.clear(Rules.after(unit, accepted), held.inside(number)));
    }
    ledger.store(who, CustodyAct.ACCEPTED, number, held, happened);
  }

  /** Does not take it over and says no more than why. */
  @Transactional
  public void decline(SignedIn who, String number, @Nullable Reason reason) {
    decline(who, number, reason, null);
  }

  /**
   * Does not take it over; the giver stays liable. What differs or is damaged also stops it until
   * the Centre has settled that. Refused as {@link #accept}, and with {@code why-declined-needed}
   * at {@code /reason}.
   */
  @Transactional
  public void decline(SignedIn who, String number, @Nullable Reason reason, @Nullable String note) {
    who.require(Permission.CARRY_PAPERS);
    if (reason == null) {
      throw Refused.field("/reason", "why-declined-needed");
    }
    String words = Note.bounded("/note", note, DeliverPapers.NOTE);
    Held held = ledger.hold(number);
    UnitState unit = held.state(number);
    Deed deed = answering(who, unit);
    List<Event> happened = deed.decline(unit, reason.key());
    ledger.store(who, CustodyAct.DECLINED, number, held, happened);
    remarks.add(held.authority(number), happened.getLast(), words, Map.of());
  }

  /** Takes the offer back; refused with {@code no-such-offer}, {@code not-the-keeper}. */
  @Transactional
  public void withdraw(SignedIn who, String number) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.hold(number);
    UnitState unit = held.state(number);
    Deed deed = ledger.deed(who, unit.destination());
    ledger.store(who, CustodyAct.WITHDRAWN, number, held, List.of(deed.withdraw(unit)));
  }

  private Deed answering(SignedIn who, UnitState unit) {
    Offer offer = unit.offer();
    String place =
        offer == null
            ? unit.destination()
            : Objects.requireNonNullElse(offer.to(), unit.destination());
    Deed deed = ledger.deed(who, place);
    if (offer == null) {
      String holder = unit.keeper().place();
      throw unit.inside() != null
          ? Refused.conflict("unit-in-bag")
          : unit.isKeptBy(deed.by())
              ? Refused.conflict("already-yours")
              : Refused.conflict("not-offered", places.nameOf(holder).orElse(holder));
    }
    return deed;
  }
}
