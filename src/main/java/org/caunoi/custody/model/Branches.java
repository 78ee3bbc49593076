package org.caunoi.custody.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.custody.model.Fact.Accepted;
import org.caunoi.custody.model.Fact.Declined;
import org.caunoi.custody.model.Fact.ScannedOver;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The events of one unit as a tree of what follows what, and which way through it counts. Neither
 * when an event came in nor how many hang on it decides, see {@link Way}.
 */
final class Branches {

  /** An acceptance stands before a refusal and both before anything else; then the smaller id. */
  private static final Comparator<Step> TIES =
      Comparator.<Step>comparingInt(step -> rank(step.event.fact()))
          .thenComparing(step -> step.event.id());

  private final Map<@Nullable UUID, List<Step>> followers = new HashMap<>();
  private final Map<UUID, Way> ways = new HashMap<>();
  private final Map<@Nullable UUID, Step> chosen = new HashMap<>();

  /** The steps that count, in order. */
  static List<Step> chosen(Collection<Event> events) {
    Branches tree = new Branches();
    List<Step> all = tree.grow(events);
    for (Step step : all.reversed()) {
      UUID id = step.event.id();
      tree.choose(id, step.state.keeper().person());
      Step next = tree.chosen.get(id);
      Way behind = next == null ? Way.NONE : tree.way(next);
      tree.ways.put(id, behind.behind(step.event));
    }
    tree.choose(null, null);
    List<Step> way = new ArrayList<>();
    for (Step at = tree.chosen.get(null); at != null; at = tree.chosen.get(at.event.id())) {
      way.add(at);
    }
    return way;
  }

  /** All that the rules allow, each behind what it follows. */
  private List<Step> grow(Collection<Event> events) {
    Map<@Nullable UUID, List<Event>> following = new HashMap<>();
    events.forEach(
        event -> following.computeIfAbsent(event.prior(), id -> new ArrayList<>()).add(event));
    List<Step> all = new ArrayList<>();
    allow(null, null, following, all);
    for (int i = 0; i < all.size(); i++) {
      Step step = all.get(i);
      allow(step.event.id(), step.state, following, all);
    }
    return all;
  }

  private void allow(
      @Nullable UUID prior,
      @Nullable UnitState state,
      Map<@Nullable UUID, List<Event>> following,
      List<Step> all) {
    for (Event event : following.getOrDefault(prior, List.of())) {
      Step step = step(state, event);
      if (step != null) {
        followers.computeIfAbsent(prior, id -> new ArrayList<>()).add(step);
        all.add(step);
      }
    }
  }

  private void choose(@Nullable UUID parting, @Nullable UUID keeper) {
    followers.getOrDefault(parting, List.of()).stream()
        .min(Comparator.comparing(this::way, Way.from(keeper)).thenComparing(TIES))
        .ifPresent(best -> chosen.put(parting, best));
  }

  private Way way(Step step) {
    return ways.getOrDefault(step.event.id(), Way.NONE);
  }

  private static @Nullable Step step(@Nullable UnitState state, Event event) {
    try {
      return new Step(event, Rules.after(state, event));
    } catch (Refused notAllowed) {
      return null;
    }
  }

  private static int rank(Fact fact) {
    return fact instanceof Accepted || fact instanceof ScannedOver
        ? 0
        : fact instanceof Declined ? 1 : 2;
  }

  /** An event and what it makes of the unit. */
  record Step(Event event, UnitState state) {}
}
