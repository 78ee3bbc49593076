package org.caunoi.custody.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a way through the events of a unit rests on. How long it is says nothing: one person alone
 * can offer and take back as often as they like.
 *
 * @param firm whether something was done in the house itself that is more than an open offer
 * @param acted who did anything in the house itself; a search takes nothing from anybody
 * @param took who did more than offer, refuse or take back, in the house or by a handheld
 */
record Way(boolean firm, Set<UUID> acted, Set<UUID> took) {

  static final Way NONE = new Way(false, Set.of(), Set.of());

  /** The same with one event before it. */
  Way behind(Event event) {
    boolean light = isLight(event.fact());
    UUID by = event.by().person();
    return new Way(
        firm || (!event.device() && !light),
        event.device() || isSearch(event.fact()) ? acted : with(acted, by),
        light ? took : with(took, by));
  }

  private static boolean isLight(Fact fact) {
    return switch (fact) {
      case Fact.Offered offered -> true;
      case Fact.Withdrawn withdrawn -> true;
      case Fact.Lapsed lapsed -> true;
      case Fact.Declined declined -> true;
      default -> isSearch(fact);
    };
  }

  static boolean isSearch(Fact fact) {
    return fact instanceof Fact.Suspected || fact instanceof Fact.LossCleared;
  }

  private static Set<UUID> with(Set<UUID> people, UUID person) {
    if (people.contains(person)) {
      return people;
    }
    Set<UUID> more = new HashSet<>(people);
    more.add(person);
    return Set.copyOf(more);
  }

  /**
   * The better way is the smaller: what somebody did here stands before what handhelds tell later,
   * and somebody's taking over before the keeper's own offers.
   *
   * @param keeper who is liable where the ways part
   */
  static Comparator<Way> from(@Nullable UUID keeper) {
    return Comparator.<Way>comparingInt(way -> way.firm || others(way.acted, keeper) > 0 ? 0 : 1)
        .thenComparingInt(way -> others(way.took, keeper) > 0 ? 0 : 1)
        .thenComparingInt(way -> way.acted.isEmpty() ? 1 : 0)
        .thenComparingLong(way -> -others(way.took, keeper));
  }

  private static long others(Set<UUID> people, @Nullable UUID keeper) {
    return people.stream()
        .filter(one -> !one.equals(keeper) && !one.equals(Keeper.HOUSE.person()))
        .count();
  }
}
