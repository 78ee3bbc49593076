package org.caunoi.custody.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.caunoi.custody.model.Fact.Disputed;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one unit, put in order.
 *
 * <p>A pure function of the set of events: the order they arrived in, their repetition and the
 * clocks of the devices that made them change nothing. Each event names the one it follows. Where
 * two follow the same one, what was done in the house itself counts before what handhelds tell, see
 * {@link Way}; the other is kept as contested. An event whose predecessor has not come in yet
 * waits.
 *
 * @param state null while the first event is not known
 * @param applied events that count, in order
 * @param contested events that contradict those that count
 * @param waiting events whose predecessor is not known
 * @param spans who was liable when, without a gap from the first event on
 */
public record History(
    @Nullable UnitState state,
    List<Event> applied,
    List<Event> contested,
    List<Event> waiting,
    List<Span> spans) {

  public static History of(Collection<Event> events) {
    Map<UUID, Event> known = new LinkedHashMap<>();
    events.forEach(event -> known.putIfAbsent(event.id(), event));
    List<Event> applied = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    UnitState state = null;
    for (Branches.Step step : Branches.chosen(known.values())) {
      state = step.state();
      applied.add(step.event());
      grow(spans, state, step.event().at());
    }
    Set<UUID> counting = new HashSet<>();
    applied.forEach(event -> counting.add(event.id()));
    Set<UUID> rooted = rooted(known.values());
    List<Event> contested = new ArrayList<>();
    List<Event> waiting = new ArrayList<>();
    for (Event event : known.values()) {
      if (!counting.contains(event.id())) {
        (rooted.contains(event.id()) ? contested : waiting).add(event);
      }
    }
    contested.sort(Comparator.comparing(Event::id));
    waiting.sort(Comparator.comparing(Event::id));
    return new History(
        state, List.copyOf(applied), List.copyOf(contested), List.copyOf(waiting), spans);
  }

  /** The unit; refused with {@code unit-not-found} where nothing is known of it. */
  public UnitState require() {
    if (state == null) {
      throw Refused.notFound("unit-not-found");
    }
    return state;
  }

  /** Whether somebody found it damaged. */
  public boolean isDamaged() {
    return applied.stream().anyMatch(event -> isDamage(event.fact()));
  }

  public static boolean isDamage(Fact fact) {
    return fact instanceof Disputed disputed && disputed.what() == Dispute.Kind.DAMAGED;
  }

  /** Who was liable at a moment; null before the first event. */
  public @Nullable Span at(Instant moment) {
    return spans.stream().filter(span -> span.covers(moment)).findFirst().orElse(null);
  }

  /** Who was liable before whoever is liable now; the first one where nobody else ever was. */
  public Keeper giver() {
    return spans.size() < 2 ? spans.getFirst().keeper() : spans.get(spans.size() - 2).keeper();
  }

  /** Whatever is known, in no order that means anything. */
  public List<Event> all() {
    List<Event> all = new ArrayList<>(applied);
    all.addAll(contested);
    all.addAll(waiting);
    return all;
  }

  /**
   * What a late event really follows: a search that began or ended meanwhile takes nothing from
   * anybody, so whoever did not know of it contradicts nobody.
   */
  public UUID behindSearches(UUID follows) {
    for (Event event : applied.reversed()) {
      if (event.id().equals(follows)) {
        return applied.getLast().id();
      }
      if (!Way.isSearch(event.fact())) {
        return follows;
      }
    }
    return follows;
  }

  /** Whether it is known already, whatever it counts for. */
  public boolean holds(UUID event) {
    return all().stream().anyMatch(one -> one.id().equals(event));
  }

  /** The same with one more event, which must be allowed now. */
  public History with(Event event) {
    List<Event> all = all();
    Rules.after(state, event);
    all.add(event);
    return of(all);
  }

  /** Those to which a chain of known events leads from the first one; each is looked at once. */
  private static Set<UUID> rooted(Collection<Event> known) {
    Map<@Nullable UUID, List<UUID>> following = new HashMap<>();
    known.forEach(
        event -> following.computeIfAbsent(event.prior(), id -> new ArrayList<>()).add(event.id()));
    List<UUID> rooted = new ArrayList<>(following.getOrDefault(null, List.of()));
    for (int i = 0; i < rooted.size(); i++) {
      rooted.addAll(following.getOrDefault(rooted.get(i), List.of()));
    }
    return new HashSet<>(rooted);
  }

  /**
   * Time never runs backwards here: a clock that was slow starts a span where the last one ends.
   */
  private static void grow(List<Span> spans, UnitState state, Instant at) {
    Span last = spans.isEmpty() ? null : spans.getLast();
    if (last == null) {
      spans.add(new Span(state.keeper(), state.inside(), at, null));
      return;
    }
    if (last.keeper().equals(state.keeper()) && Objects.equals(last.inside(), state.inside())) {
      return;
    }
    Instant from = at.isBefore(last.from()) ? last.from() : at;
    spans.set(spans.size() - 1, last.until(from));
    spans.add(new Span(state.keeper(), state.inside(), from, null));
  }
}
