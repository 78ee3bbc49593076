package org.caunoi.custody;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.UnitState;
import org.caunoi.shared.Refused;

/** Units that are locked for one act, with all that is known of them. */
final class Held {

  private final Map<String, String> authorities = new LinkedHashMap<>();
  private final Map<String, History> histories = new LinkedHashMap<>();

  void put(String number, String authority, History history) {
    authorities.put(number, authority);
    histories.put(number, history);
  }

  boolean knows(String number) {
    return histories.containsKey(number);
  }

  /** Refused with {@code unit-not-found}. */
  UnitState state(String number) {
    History history = histories.get(number);
    if (history == null) {
      throw Refused.notFound("unit-not-found");
    }
    return history.require();
  }

  String authority(String number) {
    String authority = authorities.get(number);
    if (authority == null) {
      throw Refused.notFound("unit-not-found");
    }
    return authority;
  }

  Map<String, UnitState> states() {
    Map<String, UnitState> states = new LinkedHashMap<>();
    histories.forEach((number, history) -> states.put(number, history.require()));
    return states;
  }

  /** What lies in this bag. */
  List<UnitState> inside(String bag) {
    return states().values().stream().filter(unit -> bag.equals(unit.inside())).toList();
  }

  /** Takes new events in, in order; each must be allowed. */
  void grow(List<Event> events) {
    for (Event event : events) {
      histories.compute(
          event.unit(),
          (number, before) -> before == null ? History.of(List.of(event)) : before.with(event));
    }
  }

  History history(String number) {
    History history = histories.get(number);
    if (history == null) {
      throw Refused.notFound("unit-not-found");
    }
    return history;
  }
}
