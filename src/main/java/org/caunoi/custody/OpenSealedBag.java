package org.caunoi.custody;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.custody.model.Seal;
import org.caunoi.custody.model.UnitState;
import org.caunoi.dossier.Note;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * At the destination a bag is opened by two: its keeper reads the seal, a second person witnesses,
 * then what is inside is counted against the manifest.
 */
@KeepsRefusals
@Component
public class OpenSealedBag {

  private final Ledger ledger;
  private final Nearness nearness;
  private final Remarks remarks;

  OpenSealedBag(Ledger ledger, Nearness nearness, Remarks remarks) {
    this.ledger = ledger;
    this.nearness = nearness;
    this.remarks = remarks;
  }

  /**
   * The keeper asks for a witness. Refused: {@code not-the-keeper}, {@code not-at-destination},
   * {@code bag-not-closed}; at {@code /seal} {@code seal-differs}, {@code seal-needed}.
   *
   * @param here where the keeper stands, as far as their telephone says
   */
  @Transactional
  public void ask(SignedIn who, String bag, String sealRead, @Nullable Position here) {
    who.require(Permission.CARRY_PAPERS);
    String seal = Seal.parse(sealRead, "/seal");
    Held held = ledger.hold(bag);
    Deed deed = ledger.deed(who, held.state(bag).destination());
    Event asked = deed.askOpening(held.state(bag), seal);
    ledger.store(who, CustodyAct.OPENING_ASKED, bag, held, List.of(asked));
    nearness.offered(held.authority(bag), bag, asked.id(), here);
  }

  /** Asks from wherever the keeper is. */
  @Transactional
  public void ask(SignedIn who, String bag, String sealRead) {
    ask(who, bag, sealRead, null);
  }

  /** The keeper does not open it after all; refused with {@code bag-not-opening}. */
  @Transactional
  public void takeBack(SignedIn who, String bag) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.hold(bag);
    UnitState state = held.state(bag);
    Event withdrawn = ledger.deed(who, state.destination()).withdrawOpening(state);
    ledger.store(who, CustodyAct.OPENING_WITHDRAWN, bag, held, List.of(withdrawn));
    nearness.answered(bag, state.head());
  }

  /**
   * The keeper, or whoever is asked to witness, finds another seal on the bag, or a broken one; it
   * stands still until the Centre has settled that. Refused as {@link #ask} and {@link #witness}.
   *
   * @param note what it looked like, in words
   */
  @Transactional
  public void sealDiffers(SignedIn who, String bag, @Nullable String note) {
    who.require(Permission.CARRY_PAPERS);
    String words = Note.bounded("/note", note, DeliverPapers.NOTE);
    Held held = ledger.hold(bag);
    Deed deed = ledger.deed(who, held.state(bag).destination());
    UnitState state = held.state(bag);
    Event disputed = deed.sealDiffers(state, held.history(bag).giver());
    ledger.store(who, CustodyAct.DISPUTED, bag, held, List.of(disputed));
    nearness.answered(bag, state.head());
    remarks.add(held.authority(bag), disputed, words, Map.of());
  }

  /** Another person has seen it opened, wherever they are. */
  @Transactional
  public void witness(SignedIn who, String bag) {
    witness(who, bag, null);
  }

  /**
   * Another person has seen it opened; refused with {@code witness-is-opener}; at {@code /position}
   * {@code too-far-away}, {@code position-needed}.
   */
  @Transactional
  public void witness(SignedIn who, String bag, @Nullable Position here) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.hold(bag);
    UnitState state = held.state(bag);
    Deed deed = ledger.deed(who, state.destination());
    Event witnessed = deed.witness(state);
    nearness.require(bag, state.head(), state.keeper(), deed.by(), here);
    ledger.store(who, CustodyAct.OPENING_WITNESSED, bag, held, List.of(witnessed));
    nearness.answered(bag, state.head());
  }

  /**
   * Counts. Refused: {@code bag-not-opening} and {@code bag-being-opened} before the witness; at
   * {@code /found} {@code item-number-…}, {@code envelope-not-found}, {@code envelope-is-yours}; at
   * {@code /damaged} {@code damaged-not-found}.
   *
   * @param found numbers of the envelopes that were in it
   * @param damaged those of them that are damaged
   */
  @Transactional
  public void count(
      SignedIn who, String bag, Collection<String> found, Collection<String> damaged) {
    who.require(Permission.CARRY_PAPERS);
    Set<String> inHand = numbers(found, "/found");
    Set<String> broken = numbers(damaged, "/damaged");
    for (String number : broken) {
      if (!inHand.contains(number)) {
        throw Refused.field("/damaged", "damaged-not-found", number);
      }
    }
    Held held = ledger.holdWithContent(bag, inHand);
    UnitState state = held.state(bag);
    Deed deed = ledger.deed(who, state.destination());
    List<Event> events = deed.count(state, held.states(), inHand, broken);
    ledger.store(who, CustodyAct.BAG_COUNTED, bag, held, events);
  }

  private static Set<String> numbers(Collection<String> typed, String pointer) {
    Set<String> numbers = new LinkedHashSet<>();
    typed.stream()
        .filter(text -> !text.isBlank())
        .forEach(text -> numbers.add(ItemNumber.parse(text, pointer).value()));
    return numbers;
  }
}
