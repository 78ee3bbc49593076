package org.caunoi.custody;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.custody.model.Seal;
import org.caunoi.custody.model.UnitState;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * At the destination a bag is opened by two: its keeper reads the seal, a second person witnesses,
 * then what is inside is counted against the manifest.
 */
@Component
public class OpenSealedBag {

  private final Ledger ledger;

  OpenSealedBag(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The keeper asks for a witness. Refused: {@code not-the-keeper}, {@code not-at-destination},
   * {@code bag-not-closed}; at {@code /seal} {@code seal-differs}, {@code seal-needed}.
   */
  @Transactional
  public void ask(SignedIn who, String bag, String sealRead) {
    who.require(Permission.CARRY_PAPERS);
    String seal = Seal.parse(sealRead, "/seal");
    Held held = ledger.hold(bag);
    Deed deed = ledger.deed(who, held.state(bag).destination());
    ledger.store(
        who, CustodyAct.OPENING_ASKED, bag, held, List.of(deed.askOpening(held.state(bag), seal)));
  }

  /** Another person has seen it opened; refused with {@code witness-is-opener}. */
  @Transactional
  public void witness(SignedIn who, String bag) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.hold(bag);
    Deed deed = ledger.deed(who, held.state(bag).destination());
    ledger.store(
        who, CustodyAct.OPENING_WITNESSED, bag, held, List.of(deed.witness(held.state(bag))));
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
