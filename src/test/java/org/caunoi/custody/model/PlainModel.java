package org.caunoi.custody.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A second, simple account of the same papers, written without the rules it is compared with: plain
 * fields, and for each act the plain question whether it may happen.
 */
final class PlainModel {

  final Map<String, Thing> things = new HashMap<>();

  /** An envelope or bag. */
  static final class Thing {
    final boolean bag;
    final String destination;
    final boolean homeward;
    UUID holder;
    String place;
    boolean offered;
    @Nullable String offeredTo;
    @Nullable String inBag;
    String seal;
    boolean frozen;
    final Set<UUID> sides = new HashSet<>();
    boolean sought;
    boolean lost;
    boolean missing;
    boolean over;
    @Nullable UUID destroyer;
    boolean filling;
    boolean opening;
    boolean unsealed;
    Set<String> manifest = new TreeSet<>();
    final Set<String> content = new TreeSet<>();

    Thing(boolean bag, Keeper by, String seal, String destination, boolean homeward) {
      this.bag = bag;
      this.holder = by.person();
      this.place = by.place();
      this.seal = seal;
      this.destination = destination;
      this.homeward = homeward;
      this.filling = bag;
    }

    boolean free() {
      return !over && !lost && !frozen && destroyer == null;
    }

    boolean mine(Keeper by) {
      return holder.equals(by.person());
    }

    void give(Keeper to) {
      holder = to.person();
      place = to.place();
    }

    void freeze(UUID... people) {
      frozen = true;
      sides.clear();
      sides.addAll(List.of(people));
    }
  }

  Thing of(String number) {
    return Objects.requireNonNull(things.get(number));
  }

  boolean mayPack(Keeper by, Thing bag, Thing unit) {
    return bag.bag
        && bag.filling
        && !bag.lost
        && bag.mine(by)
        && !unit.bag
        && unit.free()
        && unit.inBag == null
        && !unit.missing
        && unit.mine(by)
        && !unit.offered;
  }

  boolean mayTakeOut(Keeper by, String bagNumber, Thing bag, Thing unit) {
    return bag.bag
        && bag.filling
        && !bag.lost
        && bag.mine(by)
        && !unit.bag
        && unit.free()
        && bagNumber.equals(unit.inBag)
        && unit.mine(by);
  }

  boolean mayClose(Keeper by, Thing bag) {
    return bag.bag && bag.free() && bag.filling && bag.mine(by) && !bag.content.isEmpty();
  }

  boolean mayOffer(Keeper by, Thing unit) {
    return unit.free()
        && !unit.offered
        && unit.inBag == null
        && unit.mine(by)
        && !unit.missing
        && !unit.filling
        && !unit.opening
        && !unit.unsealed;
  }

  private boolean mayAnswer(Keeper by, Thing unit) {
    return unit.free()
        && unit.offered
        && !unit.mine(by)
        && (unit.offeredTo == null || unit.offeredTo.equals(by.place()));
  }

  boolean mayAccept(Keeper by, Thing unit, @Nullable String seal) {
    return mayAnswer(by, unit) && (seal == null ? !unit.bag : seal.equals(unit.seal));
  }

  boolean mayScanOver(Keeper by, Thing unit, UUID carrier) {
    return !unit.bag
        && unit.free()
        && !unit.missing
        && unit.inBag == null
        && !unit.mine(by)
        && (unit.holder.equals(carrier) || by.person().equals(carrier));
  }

  boolean mayDecline(Keeper by, Thing unit) {
    return mayAnswer(by, unit);
  }

  boolean mayAsk(Keeper by, Thing bag, String seal) {
    return bag.bag
        && bag.free()
        && !bag.filling
        && !bag.opening
        && !bag.unsealed
        && bag.mine(by)
        && !bag.offered
        && bag.destination.equals(by.place())
        && seal.equals(bag.seal);
  }

  boolean mayDrop(Keeper by, Thing bag) {
    return bag.bag && bag.free() && bag.filling && bag.mine(by) && bag.content.isEmpty();
  }

  boolean mayNotOpen(Keeper by, Thing bag) {
    return bag.bag && bag.free() && bag.opening && bag.mine(by);
  }

  boolean mayFindAnotherSeal(Keeper by, Thing bag) {
    return mayNotOpen(by, bag) || mayWitness(by, bag) || mayAsk(by, bag, bag.seal);
  }

  boolean mayWitness(Keeper by, Thing bag) {
    return bag.bag
        && bag.free()
        && bag.opening
        && !bag.mine(by)
        && (bag.destination.equals(by.place()) || by.moving());
  }

  boolean mayProposeToDestroy(Keeper by, Thing unit) {
    return !unit.bag
        && unit.free()
        && unit.inBag == null
        && !unit.missing
        && !unit.sought
        && unit.mine(by)
        && !unit.offered;
  }

  boolean mayKeepAfterAll(Keeper by, Thing unit) {
    return !unit.over && unit.destroyer != null && unit.destroyer.equals(by.person());
  }

  boolean mayDestroy(Keeper by, Thing unit) {
    return !unit.over
        && unit.destroyer != null
        && !unit.destroyer.equals(by.person())
        && unit.place.equals(by.place())
        && !unit.sought;
  }

  boolean mayEnd(Keeper by, Thing unit, boolean homeward) {
    return !unit.bag
        && unit.homeward == homeward
        && unit.free()
        && unit.inBag == null
        && !unit.missing
        && unit.mine(by)
        && !unit.offered
        && (homeward || unit.destination.equals(by.place()));
  }
}
