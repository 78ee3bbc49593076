package org.caunoi.custody.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caunoi.custody.model.Chain.*;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;

/** What may happen to papers, and what each refusal is called. */
class RulesTest {

  private static final Trip TRIP = new Trip(new UUID(0, 1), NOON, NOON);

  private static final AtomicLong IDS = new AtomicLong();
  private static final String BAG = "DB000000018VN";

  private static Deed deed(Keeper by) {
    return new Deed(by, NOON, () -> new UUID(5, IDS.incrementAndGet()));
  }

  private static UnitState after(UnitState unit, Event event) {
    return Rules.after(unit, event);
  }

  private static UnitState envelope(int number) {
    Event sealed = deed(CLERK).seal("DE" + number, "S" + number, 1, OFFICE.place(), false);
    return Rules.after(null, sealed);
  }

  private static UnitState bag() {
    return Rules.after(null, deed(CLERK).openBag(BAG, OFFICE.place()));
  }

  private static void refused(String code, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(
                        refused.errors().isEmpty()
                            ? refused.code()
                            : refused.errors().getFirst().code())
                    .isEqualTo(code));
  }

  @Test
  void theGiverStaysLiableUntilAnotherPersonAccepts() {
    UnitState offered = after(envelope(1), deed(CLERK).offer(envelope(1), null));
    assertThat(offered.keeper()).isEqualTo(CLERK);
    refused("same-person", () -> deed(CLERK).accept(offered, null));
    refused("offer-open", () -> deed(CLERK).offer(offered, null));
    UnitState taken = after(offered, deed(COURIER).accept(offered, null));
    assertThat(taken.keeper()).isEqualTo(COURIER);
    refused("no-such-offer", () -> deed(OFFICE).accept(taken, null));
    refused("not-the-keeper", () -> deed(CLERK).offer(taken, null));
  }

  @Test
  void anOfferToAPlaceIsOnlyForItsPeople() {
    UnitState unit = envelope(1);
    UnitState offered = after(unit, deed(CLERK).offer(unit, OFFICE.place()));
    refused("offer-not-for-you", () -> deed(COURIER).accept(offered, null));
    assertThat(after(offered, deed(OFFICE).accept(offered, null)).keeper()).isEqualTo(OFFICE);
  }

  @Test
  void aLapsedOrDeclinedOfferLeavesItWhereItWas() {
    UnitState unit = envelope(1);
    UnitState offered = after(unit, deed(CLERK).offer(unit, null));
    UnitState lapsed = after(offered, deed(Keeper.HOUSE).lapse(offered));
    assertThat(lapsed.keeper()).isEqualTo(CLERK);
    assertThat(lapsed.offer()).isNull();
    refused("no-such-offer", () -> deed(COURIER).accept(lapsed, null));
    UnitState declined = after(offered, deed(COURIER).decline(offered, "damaged").getFirst());
    assertThat(declined.keeper()).isEqualTo(CLERK);
    assertThat(declined.dispute()).isNull();
  }

  @Test
  void aBagIsFilledByItsKeeperAndNeverChangesOnceSealed() {
    UnitState bag = bag();
    UnitState envelope = envelope(1);
    refused("not-the-keeper", () -> deed(COURIER).pack(bag, envelope));
    refused("not-a-bag", () -> deed(CLERK).pack(envelope, envelope));
    refused("not-an-envelope", () -> deed(CLERK).pack(bag, bag));
    UnitState inside = after(envelope, deed(CLERK).pack(bag, envelope));
    refused("already-in-this-bag", () -> deed(CLERK).pack(bag, inside));
    refused("unit-in-bag", () -> deed(CLERK).offer(inside, null));
    refused("bag-empty", () -> deed(CLERK).close(bag, List.of(), "SEAL", TRIP));
    refused("bag-not-closed", () -> deed(CLERK).offer(bag, null));
    UnitState closed = after(bag, deed(CLERK).close(bag, List.of(inside), "SEAL", TRIP));
    assertThat(closed.manifest()).containsExactly("DE1");
    refused("bag-closed", () -> deed(CLERK).pack(closed, envelope(2)));
    refused("bag-closed", () -> deed(CLERK).takeOut(closed, inside));
  }

  @Test
  void aBagIsTakenOverOnlyAgainstTheSealThatIsOnIt() {
    UnitState closed = closed(envelope(1));
    UnitState offered = after(closed, deed(CLERK).offer(closed, null));
    refused("seal-needed", () -> deed(COURIER).accept(offered, null));
    refused("seal-differs", () -> deed(COURIER).accept(offered, "OTHER"));
    List<Event> declined = deed(COURIER).decline(offered, "seal-differs");
    UnitState frozen = after(after(offered, declined.get(0)), declined.get(1));
    assertThat(frozen.keeper()).isEqualTo(CLERK);
    assertThat(Objects.requireNonNull(frozen.dispute()).kind())
        .isEqualTo(Dispute.Kind.SEAL_DIFFERS);
    refused("unit-in-dispute", () -> deed(CLERK).offer(frozen, null));
    refused("sits-on-a-side", () -> deed(CLERK).settle(frozen, "EXPLAINED", null));
    refused("sits-on-a-side", () -> deed(COURIER).settle(frozen, "EXPLAINED", null));
    UnitState settled = after(frozen, deed(CENTRE).settle(frozen, "EXPLAINED", null));
    assertThat(settled.dispute()).isNull();
    refused("no-dispute", () -> deed(CENTRE).settle(settled, "EXPLAINED", null));
  }

  @Test
  void aBagIsOpenedAtItsDestinationBeforeAWitness() {
    UnitState closed = closed(envelope(1));
    refused("not-at-destination", () -> deed(CLERK).askOpening(closed, "SEAL"));
    UnitState there = arrived(closed);
    refused("seal-differs", () -> deed(OFFICE).askOpening(there, "OTHER"));
    refused("bag-not-opening", () -> deed(OFFICE).count(there, Map.of(), List.of(), List.of()));
    UnitState asked = after(there, deed(OFFICE).askOpening(there, "SEAL"));
    refused("witness-is-opener", () -> deed(OFFICE).witness(asked));
    refused("not-at-destination", () -> deed(CENTRE).witness(asked));
    refused("bag-being-opened", () -> deed(OFFICE).count(asked, Map.of(), List.of(), List.of()));
    assertThat(after(asked, deed(COURIER).witness(asked)).phase()).isEqualTo(Phase.UNSEALED);
  }

  @Test
  void countingTellsWhatIsMissingWhatIsTooManyAndWhatIsDamaged() {
    UnitState one = after(envelope(1), deed(CLERK).pack(bag(), envelope(1)));
    UnitState two = after(envelope(2), deed(CLERK).pack(bag(), envelope(2)));
    UnitState stray = envelope(3);
    UnitState opened = opened(closed(one, two));
    Map<String, UnitState> known = Map.of("DE1", one, "DE2", two, "DE3", stray);
    List<Event> events = deed(OFFICE).count(opened, known, List.of("DE1", "DE3"), List.of("DE1"));
    Fact.Counted counted = (Fact.Counted) events.getLast().fact();
    assertThat(counted.found()).containsExactly("DE1");
    assertThat(counted.missing()).containsExactly("DE2");
    assertThat(counted.extra()).containsExactly("DE3");
    assertThat(counted.damaged()).containsExactly("DE1");
    UnitState found = apply(one, events);
    assertThat(found.keeper()).isEqualTo(OFFICE);
    assertThat(Objects.requireNonNull(found.dispute()).kind()).isEqualTo(Dispute.Kind.DAMAGED);
    UnitState missing = apply(two, events);
    assertThat(missing.keeper()).as("who packed it is liable again").isEqualTo(CLERK);
    assertThat(missing.phase()).isEqualTo(Phase.MISSING);
    assertThat(missing.loss()).isEqualTo(Loss.SUSPECTED);
    UnitState extra = apply(stray, events);
    assertThat(extra.keeper()).isEqualTo(OFFICE);
    assertThat(Objects.requireNonNull(extra.dispute()).giver()).isEqualTo(CLERK);
    refused(
        "envelope-not-found",
        () -> deed(OFFICE).count(opened, known, List.of("DE1", "DE9"), List.of()));
  }

  @Test
  void whatIsLostTakesItsContentAlongAndComesBackWithIt() {
    UnitState inside = after(envelope(1), deed(CLERK).pack(bag(), envelope(1)));
    UnitState closed = closed(inside);
    refused("not-missing", () -> deed(COURIER).find(closed, List.of(inside)));
    refused("no-loss-case", () -> deed(CENTRE).declareLost(closed, List.of(inside)));
    List<Event> search = deed(CENTRE).suspect(closed, List.of(inside), "centre");
    UnitState sought = apply(closed, search);
    UnitState within = apply(inside, search);
    refused("loss-open", () -> deed(CENTRE).suspect(sought, List.of(), "centre"));
    refused("sits-on-a-side", () -> deed(CLERK).declareLost(sought, List.of()));
    List<Event> loss = deed(CENTRE).declareLost(sought, List.of(within));
    UnitState lost = apply(sought, loss);
    UnitState lostWithin = apply(within, loss);
    assertThat(lostWithin.phase()).isEqualTo(Phase.LOST);
    assertThat(lost.keeper()).isEqualTo(CLERK);
    refused("unit-lost", () -> deed(CLERK).offer(lost, null));
    List<Event> find = deed(COURIER).find(lost, List.of(lostWithin));
    assertThat(apply(lost, find).keeper()).isEqualTo(COURIER);
    assertThat(apply(lost, find).phase()).isEqualTo(Phase.CLOSED);
    assertThat(apply(lostWithin, find).phase()).isEqualTo(Phase.IN_BAG);
  }

  @Test
  void theWayEndsAtTheAuthorityOrWithTheCitizen() {
    UnitState here = envelope(1);
    refused("not-at-destination", () -> deed(CLERK).receive(here, "S1"));
    refused("wrong-direction", () -> deed(CLERK).hand(here, new UUID(0, 1)));
    UnitState offered = after(here, deed(CLERK).offer(here, null));
    UnitState there = after(offered, deed(OFFICE).accept(offered, null));
    refused("seal-differs", () -> deed(OFFICE).receive(there, "S2"));
    UnitState differs = after(there, deed(OFFICE).differs(there, Dispute.Kind.LINES_DIFFER, CLERK));
    assertThat(Objects.requireNonNull(differs.dispute()).kind())
        .isEqualTo(Dispute.Kind.LINES_DIFFER);
    UnitState over = after(there, deed(OFFICE).receive(there, "S1"));
    assertThat(over.phase()).isEqualTo(Phase.DELIVERED);
    refused("unit-delivered", () -> deed(OFFICE).offer(over, null));
    UnitState home = Rules.after(null, deed(OFFICE).seal("DE7", "S7", 1, CLERK.place(), true));
    refused("wrong-direction", () -> deed(OFFICE).receive(home, "S7"));
    assertThat(after(home, deed(OFFICE).hand(home, new UUID(0, 1))).phase())
        .isEqualTo(Phase.DELIVERED);
  }

  @Test
  void oneScanIsEnoughOnlyWhereACarrierIsOneOfTheTwo() {
    Keeper carrier =
        new Keeper(Keeper.ofCarrier("mau"), "Bưu chính Mẫu", "mau", CLERK.place(), true);
    UnitState here = envelope(1);
    refused("not-offered", () -> deed(COURIER).scanOver(here, "mau"));
    refused("not-offered", () -> deed(carrier).scanOver(here, "khac"));
    refused("already-yours", () -> deed(CLERK).scanOver(here, "mau"));
    UnitState offered = after(here, deed(CLERK).offer(here, OFFICE.place()));
    UnitState away = after(offered, deed(carrier).scanOver(offered, "mau"));
    assertThat(away.keeper()).isEqualTo(carrier);
    assertThat(away.offer()).as("what was offered to others is over").isNull();
    UnitState back = after(away, deed(COURIER).scanOver(away, "mau"));
    assertThat(back.keeper()).isEqualTo(COURIER);
    refused("not-offered", () -> deed(OFFICE).scanOver(back, "mau"));
    UnitState bag = closed(here);
    refused("not-an-envelope", () -> deed(carrier).scanOver(bag, "mau"));
  }

  private static UnitState apply(UnitState before, List<Event> events) {
    UnitState unit = before;
    for (Event event : events) {
      if (event.unit().equals(before.number())) {
        unit = Rules.after(unit, event);
      }
    }
    return unit;
  }

  private static UnitState closed(UnitState... content) {
    UnitState bag = bag();
    return after(bag, deed(CLERK).close(bag, List.of(content), "SEAL", TRIP));
  }

  private static UnitState arrived(UnitState closed) {
    UnitState offered = after(closed, deed(CLERK).offer(closed, null));
    return after(offered, deed(OFFICE).accept(offered, "SEAL"));
  }

  private static UnitState opened(UnitState closed) {
    UnitState there = arrived(closed);
    UnitState asked = after(there, deed(OFFICE).askOpening(there, "SEAL"));
    return after(asked, deed(SECOND).witness(asked));
  }
}
