package org.caunoi.custody.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All units of a run with their events, as the database keeps them, in memory. */
final class World {

  final Map<String, UnitState> states = new LinkedHashMap<>();
  final Map<String, List<Event>> logs = new HashMap<>();
  private long ids;
  private long seconds;

  Deed deed(Keeper by) {
    Instant at = Chain.NOON.plusSeconds(seconds++);
    return new Deed(by, at, () -> new UUID(11, ++ids));
  }

  void store(Event event) {
    store(List.of(event));
  }

  /** Nothing of it is kept where one of the events is not allowed. */
  void store(List<Event> events) {
    Map<String, UnitState> fresh = new LinkedHashMap<>();
    for (Event event : events) {
      UnitState before =
          fresh.containsKey(event.unit()) ? fresh.get(event.unit()) : states.get(event.unit());
      fresh.put(event.unit(), Rules.after(before, event));
    }
    states.putAll(fresh);
    events.forEach(
        event -> logs.computeIfAbsent(event.unit(), unit -> new ArrayList<>()).add(event));
  }

  UnitState state(String number) {
    UnitState state = states.get(number);
    if (state == null) {
      throw new IllegalArgumentException(number);
    }
    return state;
  }

  boolean isDestroyed(String number) {
    return logs.getOrDefault(number, List.of()).stream()
        .anyMatch(event -> event.fact() instanceof Fact.Destroyed);
  }

  Collection<UnitState> content(String bag) {
    return states.values().stream().filter(unit -> bag.equals(unit.inside())).toList();
  }

  void forget(String number) {
    states.remove(number);
    logs.remove(number);
  }
}
