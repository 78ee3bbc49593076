package org.caunoi.custody.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.caunoi.Measured;
import org.caunoi.NeedsNothing;
import org.caunoi.custody.model.Destruction.Ground;
import org.caunoi.custody.model.PlainModel.Thing;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random people do random things with random papers. After each step the rules and a second, plain
 * account agree on what was allowed and on who has what, and the seven invariants hold.
 */
@NeedsNothing
class RandomCustodyTest {

  private static final int STEPS = Integer.getInteger("caunoi.custody.steps", 25_000);
  private static final int ALIVE = 24;
  private static final String THERE = Chain.OFFICE.place();
  private static final Keeper CARRIER =
      new Keeper(Keeper.ofCarrier("mau"), "Mẫu", "mau", "HN-0001", true);
  private static final List<Keeper> PEOPLE =
      List.of(
          Chain.CLERK,
          Chain.keeper(11, "HN-0001", false),
          Chain.COURIER,
          Chain.keeper(12, "HN-0002", true),
          Chain.OFFICE,
          Chain.SECOND,
          Chain.CENTRE,
          CARRIER);

  private final long seed = Long.getLong("caunoi.seed", 20260303L);
  private final Random random = new Random(seed);
  private final World world = new World();
  private final PlainModel plain = new PlainModel();
  private final Map<String, Integer> done = new HashMap<>();
  private long made;
  private int allowed;
  private int forks;

  @Test
  void rulesAndPlainAccountNeverDisagree() {
    long start = System.nanoTime();
    for (int step = 0; step < STEPS; step++) {
      if (world.states.size() < ALIVE) {
        born();
      } else {
        act();
      }
    }
    Measured.say(
        "Custody: %,d random steps, %,d allowed, the seven invariants after each, %,d times scans"
            + " that contradict them, seed %d, %.1f s; %s",
        STEPS, allowed, forks, seed, (System.nanoTime() - start) / 1e9, done);
    assertThat(forks).isGreaterThan(STEPS / 200);
    assertThat(done.keySet()).as("every act happened").hasSize(24);
    assertThat(done.values()).allMatch(times -> times > STEPS / 20_000);
  }

  /** A house that lets pass what one rule forbids would make this test red. */
  @ParameterizedTest
  @ValueSource(strings = {"guard", "inHand"})
  void aRuleThatLetsPassWouldBeNoticed(String rule) throws ReflectiveOperationException {
    Class<?> again = new LenientRules(rule).loadClass(RandomCustodyTest.class.getName());
    Constructor<?> maker = again.getDeclaredConstructor();
    Method steps = again.getDeclaredMethod("rulesAndPlainAccountNeverDisagree");
    maker.setAccessible(true);
    steps.setAccessible(true);
    Object test = maker.newInstance();
    assertThatThrownBy(() -> steps.invoke(test))
        .cause()
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed " + seed);
  }

  private void born() {
    Keeper by = one(PEOPLE);
    // Bags outlive envelopes: were there no limit, in the end nothing but empty bags would be left.
    boolean bag =
        random.nextInt(3) == 0
            && plain.things.values().stream().filter(thing -> thing.bag).count() < ALIVE / 3;
    boolean homeward = !bag && random.nextInt(4) == 0;
    String number = (bag ? "DB" : "DE") + ++made;
    String seal = "S" + made;
    Event first =
        bag
            ? world.deed(by).openBag(number, THERE)
            : world.deed(by).seal(number, seal, 1, homeward ? "HN-0001" : THERE, homeward);
    world.store(first);
    plain.things.put(
        number, new Thing(bag, by, bag ? "" : seal, homeward ? "HN-0001" : THERE, homeward));
    check(Set.of(number));
  }

  private void act() {
    List<String> numbers = new ArrayList<>(world.states.keySet());
    String number = one(numbers);
    Thing unit = plain.of(number);
    if (unit.over) {
      retire(number);
      return;
    }
    Keeper by = random.nextInt(3) > 0 ? holder(unit) : one(PEOPLE);
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> pack(by, numbers, number, unit);
      case 3 -> takeOut(by, numbers, number, unit);
      case 4 -> {
        if (random.nextInt(6) == 0) {
          drop(by, number, unit);
        } else {
          close(by, number, unit);
        }
      }
      case 5 -> offer(by, number, unit);
      case 6 -> answer(one(PEOPLE), number, unit);
      case 7 -> takeBack(by, number, unit);
      case 8 -> {
        if (random.nextInt(4) == 0) {
          findAnotherSeal(by, number, unit);
        } else {
          open(by, number, unit);
        }
      }
      case 9 -> {
        switch (random.nextInt(6)) {
          case 0 -> notOpen(by, number, unit);
          case 1 -> findAnotherSeal(one(PEOPLE), number, unit);
          default -> witness(one(PEOPLE), number, unit);
        }
      }
      case 10 -> count(by, numbers, number, unit);
      case 11 -> end(by, number, unit);
      case 12 -> settle(one(PEOPLE), number, unit);
      case 13 -> destroy(by, number, unit);
      case 14 -> scanOver(one(PEOPLE), number, unit);
      default -> lose(one(PEOPLE), number, unit);
    }
  }

  private void pack(Keeper by, List<String> numbers, String first, Thing found) {
    String bagNumber = found.bag ? first : one(numbers);
    String number = one(numbers);
    Thing bag = plain.of(bagNumber);
    Thing unit = plain.of(number);
    Keeper actor = bag.bag ? holder(bag) : by;
    Keeper who = random.nextInt(8) == 0 ? by : actor;
    if (happens(
        "pack",
        plain.mayPack(who, bag, unit),
        () -> List.of(world.deed(who).pack(world.state(bagNumber), world.state(number))))) {
      unit.inBag = bagNumber;
      bag.content.add(number);
    }
    check(new HashSet<>(List.of(bagNumber, number)));
  }

  private void takeOut(Keeper by, List<String> numbers, String number, Thing unit) {
    String bagNumber = unit.inBag == null ? one(numbers) : unit.inBag;
    Thing bag = plain.of(bagNumber);
    if (happens(
        "takeOut",
        plain.mayTakeOut(by, bagNumber, bag, unit),
        () -> List.of(world.deed(by).takeOut(world.state(bagNumber), world.state(number))))) {
      leave(number, unit);
    }
    check(new HashSet<>(List.of(bagNumber, number)));
  }

  private void drop(Keeper by, String number, Thing bag) {
    if (happens(
        "drop",
        plain.mayDrop(by, bag),
        () -> List.of(world.deed(by).drop(world.state(number), world.content(number))))) {
      bag.over = true;
      bag.filling = false;
      bag.sought = false;
    }
    check(Set.of(number));
    retire(number);
  }

  private void notOpen(Keeper by, String number, Thing bag) {
    if (happens(
        "not open",
        plain.mayNotOpen(by, bag),
        () -> List.of(world.deed(by).withdrawOpening(world.state(number))))) {
      bag.opening = false;
    }
    check(Set.of(number));
  }

  private void findAnotherSeal(Keeper by, String number, Thing bag) {
    Keeper giver = History.of(Objects.requireNonNull(world.logs.get(number))).giver();
    if (happens(
        "find another seal",
        plain.mayFindAnotherSeal(by, bag),
        () -> List.of(world.deed(by).sealDiffers(world.state(number), giver)))) {
      bag.opening = false;
      bag.freeze(giver.person(), bag.holder, by.person());
    }
    check(Set.of(number));
  }

  private void close(Keeper by, String number, Thing bag) {
    String seal = "S" + ++made;
    if (happens(
        "close",
        plain.mayClose(by, bag),
        () ->
            List.of(
                world
                    .deed(by)
                    .close(
                        world.state(number),
                        world.content(number),
                        seal,
                        new Trip(new UUID(0, 2), Chain.NOON, Chain.NOON))))) {
      bag.filling = false;
      bag.seal = seal;
      bag.manifest = new TreeSet<>(bag.content);
    }
    check(Set.of(number));
  }

  private void offer(Keeper by, String number, Thing unit) {
    String to = random.nextInt(3) == 0 ? unit.destination : null;
    if (happens(
        "offer",
        plain.mayOffer(by, unit),
        () -> List.of(world.deed(by).offer(world.state(number), to)))) {
      unit.offered = true;
      unit.offeredTo = to;
    }
    check(Set.of(number));
  }

  private void answer(Keeper by, String number, Thing unit) {
    String seal = random.nextInt(4) == 0 ? "WRONG" : unit.bag ? unit.seal : null;
    UUID giver = unit.holder;
    if (random.nextInt(5) > 0) {
      if (happens(
          "accept",
          plain.mayAccept(by, unit, seal),
          () -> List.of(world.deed(by).accept(world.state(number), seal)))) {
        assertThat(by.person()).as("two people").isNotEqualTo(giver);
        unit.give(by);
        unit.offered = false;
      }
    } else {
      boolean differs = random.nextBoolean();
      String reason =
          differs ? one(List.of("seal-differs", "damaged", "count-differs")) : "not-for-us";
      if (happens(
          "decline",
          plain.mayDecline(by, unit),
          () -> world.deed(by).decline(world.state(number), reason))) {
        unit.offered = false;
        if (differs) {
          unit.freeze(giver, by.person());
        }
      }
    }
    check(Set.of(number));
  }

  private void scanOver(Keeper by, String number, Thing unit) {
    if (happens(
        "scanOver",
        plain.mayScanOver(by, unit, CARRIER.person()),
        () -> List.of(world.deed(by).scanOver(world.state(number), "mau")))) {
      unit.give(by);
      unit.offered = false;
    }
    check(Set.of(number));
  }

  private void takeBack(Keeper by, String number, Thing unit) {
    boolean lapses = random.nextInt(4) == 0;
    if (happens(
        lapses ? "lapse" : "withdraw",
        unit.offered && unit.free() && (lapses || unit.mine(by)),
        () ->
            List.of(
                lapses
                    ? world.deed(Keeper.HOUSE).lapse(world.state(number))
                    : world.deed(by).withdraw(world.state(number))))) {
      unit.offered = false;
    }
    check(Set.of(number));
  }

  private void open(Keeper by, String number, Thing bag) {
    String seal = random.nextInt(5) == 0 ? "WRONG" : bag.seal;
    if (happens(
        "ask",
        plain.mayAsk(by, bag, seal),
        () -> List.of(world.deed(by).askOpening(world.state(number), seal)))) {
      bag.opening = true;
    }
    check(Set.of(number));
  }

  private void witness(Keeper by, String number, Thing bag) {
    if (happens(
        "witness",
        plain.mayWitness(by, bag),
        () -> List.of(world.deed(by).witness(world.state(number))))) {
      bag.opening = false;
      bag.unsealed = true;
    }
    check(Set.of(number));
  }

  private void count(Keeper by, List<String> numbers, String number, Thing bag) {
    Set<String> found = new TreeSet<>(bag.manifest);
    if (random.nextInt(3) == 0 && !found.isEmpty()) {
      found.remove(found.iterator().next());
    }
    String stranger = one(numbers);
    if (random.nextInt(4) == 0 && !plain.of(stranger).bag) {
      found.add(stranger);
    }
    Set<String> damaged =
        random.nextInt(4) == 0 && !found.isEmpty() ? Set.of(found.iterator().next()) : Set.of();
    found.removeIf(one -> !world.states.containsKey(one));
    Set<String> extra = new TreeSet<>(found);
    extra.removeAll(bag.content);
    boolean mayTake = extra.stream().map(plain::of).allMatch(one -> mayTake(by, one));
    Set<String> touched = new HashSet<>(found);
    touched.addAll(bag.content);
    touched.add(number);
    if (happens(
        "count",
        bag.bag && bag.free() && bag.unsealed && bag.mine(by) && mayTake,
        () -> world.deed(by).count(world.state(number), world.states, found, damaged))) {
      counted(by, number, bag, found, damaged, extra);
    }
    check(touched);
    retire(number);
  }

  private static boolean mayTake(Keeper by, Thing one) {
    return !one.over
        && !(one.inBag == null && one.mine(by))
        && (one.sought || one.lost || !one.mine(by));
  }

  private void counted(
      Keeper by,
      String bagNumber,
      Thing bag,
      Set<String> found,
      Set<String> damaged,
      Set<String> extra) {
    for (String number : List.copyOf(bag.content)) {
      Thing unit = plain.of(number);
      UUID packer = unit.holder;
      if (found.contains(number)) {
        leave(number, unit);
        unit.give(by);
        unit.lost = false;
        unit.sought = false;
        if (damaged.contains(number)) {
          unit.freeze(packer, by.person());
        }
      } else if (!unit.lost) {
        leave(number, unit);
        unit.missing = true;
        unit.sought = true;
        unit.freeze(packer, by.person());
      }
    }
    for (String stranger : extra) {
      Thing unit = plain.of(stranger);
      UUID before = unit.holder;
      take(by, stranger, unit);
      if (!unit.frozen) {
        unit.freeze(before, by.person());
      }
    }
    bag.over = true;
    assertThat(bagNumber).startsWith("DB");
  }

  private void end(Keeper by, String number, Thing unit) {
    boolean homeward = unit.homeward != (random.nextInt(5) == 0);
    boolean may = plain.mayEnd(by, unit, homeward);
    if (happens(
        homeward ? "hand" : "receive",
        may,
        () ->
            List.of(
                homeward
                    ? world.deed(by).hand(world.state(number), new UUID(0, 1))
                    : world.deed(by).receive(world.state(number), unit.seal)))) {
      unit.over = true;
      unit.sought = false;
    }
    check(Set.of(number));
    retire(number);
  }

  private void settle(Keeper by, String number, Thing unit) {
    if (happens(
        "settle",
        unit.frozen && !unit.over && !unit.sides.contains(by.person()),
        () -> List.of(world.deed(by).settle(world.state(number), "EXPLAINED", null)))) {
      assertThat(unit.sides).as("nobody of a side").doesNotContain(by.person());
      unit.frozen = false;
    }
    check(Set.of(number));
  }

  private void destroy(Keeper by, String number, Thing unit) {
    Ground ground = one(List.of(Ground.values()));
    Keeper second = one(PEOPLE);
    if (unit.destroyer == null && random.nextInt(4) > 0) {
      if (happens(
          "propose to destroy",
          plain.mayProposeToDestroy(by, unit),
          () -> List.of(world.deed(by).proposeDestruction(world.state(number), ground)))) {
        unit.destroyer = by.person();
      }
    } else if (random.nextInt(3) == 0) {
      if (happens(
          "keep after all",
          plain.mayKeepAfterAll(by, unit),
          () -> List.of(world.deed(by).withdrawDestruction(world.state(number))))) {
        unit.destroyer = null;
      }
    } else if (happens(
        "destroy",
        plain.mayDestroy(second, unit),
        () -> List.of(world.deed(second).destroy(world.state(number))))) {
      assertThat(second.person()).as("two people").isNotEqualTo(unit.destroyer);
      assertThat(unit.sought || unit.lost).as("what is sought is not destroyed").isFalse();
      unit.destroyer = null;
      unit.over = true;
    }
    check(Set.of(number));
    retire(number);
  }

  private void lose(Keeper by, String number, Thing unit) {
    Set<String> touched = new HashSet<>(unit.content);
    touched.add(number);
    List<Thing> content = unit.content.stream().map(plain::of).toList();
    switch (random.nextInt(8)) {
      case 0 -> {
        Keeper who = random.nextInt(3) == 0 ? Keeper.HOUSE : by;
        if (happens(
            "suspect",
            !unit.over && !unit.sought && !unit.lost,
            () -> world.deed(who).suspect(world.state(number), world.content(number), "centre"))) {
          unit.sought = true;
          content.stream().filter(one -> !one.lost).forEach(one -> one.sought = true);
        }
      }
      case 1 -> {
        boolean noKeeper =
            !unit.mine(by)
                && content.stream().noneMatch(one -> one.sought && !one.lost && one.mine(by));
        if (happens(
            "declare",
            !unit.over && unit.sought && !unit.lost && noKeeper,
            () -> world.deed(by).declareLost(world.state(number), world.content(number)))) {
          declared(unit);
          content.stream().filter(one -> one.sought).forEach(RandomCustodyTest::declared);
        }
      }
      default -> {
        if (happens(
            "find",
            !unit.over && (unit.sought || unit.lost),
            () -> world.deed(by).find(world.state(number), world.content(number)))) {
          if (unit.bag && unit.lost) {
            unit.opening = false;
            unit.unsealed = false;
          }
          take(by, number, unit);
          content.forEach(
              one -> {
                one.sought = false;
                one.lost = false;
              });
        }
      }
    }
    check(touched);
  }

  private static void declared(Thing unit) {
    unit.lost = true;
    unit.sought = false;
    unit.offered = false;
    unit.missing = false;
    unit.destroyer = null;
  }

  private void take(Keeper by, String number, Thing unit) {
    leave(number, unit);
    unit.give(by);
    unit.offered = false;
    unit.sought = false;
    unit.lost = false;
    unit.missing = false;
    unit.destroyer = null;
  }

  private void leave(String number, Thing unit) {
    if (unit.inBag != null) {
      plain.of(unit.inBag).content.remove(number);
    }
    unit.inBag = null;
  }

  /** What is over makes room for new papers, once nothing points at it any more. */
  private void retire(String number) {
    Thing unit = plain.of(number);
    if (unit.over && unit.content.isEmpty()) {
      world.forget(number);
      plain.things.remove(number);
    }
  }

  private interface Act {
    List<Event> events();
  }

  /** Both must be of one mind. */
  private boolean happens(String name, boolean expected, Act act) {
    boolean happened;
    String why = "";
    try {
      world.store(act.events());
      happened = true;
    } catch (Refused refused) {
      happened = false;
      why = refused.code();
    }
    if (happened != expected) {
      throw new AssertionError(
          "%s: rules say %s %s, the plain account %s; seed %d"
              .formatted(name, happened, why, expected, seed));
    }
    if (happened) {
      allowed++;
      done.merge(name, 1, Integer::sum);
    }
    return happened;
  }

  private void check(Set<String> touched) {
    for (String number : touched) {
      UnitState state = world.states.get(number);
      Thing unit = plain.things.get(number);
      if (state == null || unit == null) {
        continue;
      }
      if (!holds(number, state, unit)) {
        throw new AssertionError("seed %d: %s is not %s".formatted(seed, state, number));
      }
    }
  }

  private boolean holds(String number, UnitState state, Thing unit) {
    // 1: one keeper, or one keeper and one open offer by that keeper.
    boolean one =
        state.keeper().person().equals(unit.holder)
            && (state.offer() != null) == unit.offered
            && (state.offer() == null || state.offer().giver().isSamePerson(state.keeper()));
    // 2: what is inside is what went in without what went out; a manifest never changes.
    boolean content =
        Objects.equals(state.inside(), unit.inBag)
            && new TreeSet<>(state.manifest()).equals(unit.manifest)
            && (!unit.bag || unit.filling || unit.manifest.containsAll(unit.content));
    boolean frozen =
        (state.dispute() != null) == unit.frozen
            && Objects.equals(
                state.destruction() == null ? null : state.destruction().by().person(),
                unit.destroyer);
    // What is destroyed was kept by somebody to the end, and stays as it is.
    boolean ended = (state.phase() == Phase.DESTROYED) == world.isDestroyed(number);
    boolean loss =
        (state.loss() == Loss.SUSPECTED) == unit.sought
            && (state.loss() == Loss.DECLARED) == unit.lost;
    // 3 and 4 are asked where somebody accepts or settles. 5: any order gives the same state.
    List<Event> log = Objects.requireNonNull(world.logs.get(number));
    List<Event> shuffled = new ArrayList<>(log);
    Collections.shuffle(shuffled, random);
    shuffled.add(shuffled.getFirst());
    History history = History.of(shuffled);
    // 6: nothing is gone: all events count, in the order they were made.
    boolean complete = state.equals(history.state()) && history.applied().equals(log);
    return one && content && frozen && ended && loss && complete && gapless(history) && forked(log);
  }

  /**
   * Handhelds tell late, with clocks of their own, what contradicts the house: in any order it
   * comes to the same, and what others did here since stays done.
   */
  private boolean forked(List<Event> log) {
    if (log.size() < 2 || random.nextInt(4) > 0) {
      return true;
    }
    Event fork = log.get(random.nextInt(log.size() - 1));
    List<Event> all = new ArrayList<>(log);
    UUID prior = fork.id();
    Keeper by = History.of(log.subList(0, log.indexOf(fork) + 1)).require().keeper();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      UUID handover = new UUID(13, ++made);
      Keeper other = one(PEOPLE);
      Fact answer =
          random.nextBoolean()
              ? new Fact.Withdrawn(handover)
              : new Fact.Accepted(handover, world.state(fork.unit()).seal());
      Keeper second = answer instanceof Fact.Accepted ? other : by;
      for (Event told :
          List.of(
              told(fork.unit(), prior, by, new Fact.Offered(handover, null)),
              told(fork.unit(), new UUID(14, made), second, answer))) {
        all.add(told);
        prior = told.id();
      }
      by = second;
    }
    History one = History.of(all);
    Collections.shuffle(all, random);
    History other = History.of(all);
    Keeper keeper = History.of(log.subList(0, log.indexOf(fork) + 1)).require().keeper();
    boolean others =
        log.subList(log.indexOf(fork) + 1, log.size()).stream()
            .anyMatch(
                event ->
                    !Way.isSearch(event.fact())
                        && !event.by().isSamePerson(keeper)
                        && !event.by().isSamePerson(Keeper.HOUSE));
    forks++;
    return one.equals(other) && gapless(one) && (!others || one.applied().equals(log));
  }

  private Event told(String unit, UUID prior, Keeper by, Fact fact) {
    Instant wrong = Chain.NOON.plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60) - 2 * 24 * 60L));
    UUID id = new UUID(fact instanceof Fact.Offered ? 14 : 15, made);
    return new Event(id, unit, prior, wrong, by, fact, true);
  }

  /** 7: from the first event on somebody is liable, without a gap. */
  private static boolean gapless(History history) {
    List<Span> spans = history.spans();
    if (!spans.getFirst().from().equals(history.applied().getFirst().at())
        || spans.getLast().to() != null) {
      return false;
    }
    for (int i = 1; i < spans.size(); i++) {
      if (!spans.get(i).from().equals(spans.get(i - 1).to())) {
        return false;
      }
    }
    return true;
  }

  private Keeper holder(Thing unit) {
    return PEOPLE.stream()
        .filter(person -> person.person().equals(unit.holder))
        .map(person -> person.place().equals(unit.place) ? person : person.at(unit.place))
        .findFirst()
        .orElseThrow();
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
