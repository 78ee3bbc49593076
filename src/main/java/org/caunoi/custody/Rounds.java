package org.caunoi.custody;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what somebody carries in the order of the round that passes their place. */
@Component
public class Rounds {

  private final Trips trips;
  private final Clock clock;

  Rounds(Trips trips, Clock clock) {
    this.trips = trips;
    this.clock = clock;
  }

  /** Grouped by where each is taken to; as it came where no round passes. */
  public List<Stop> toBring(SignedIn who, List<UnitFacts> units) {
    return order(who, units, UnitFacts::destination);
  }

  /** Grouped by where each is fetched. */
  public List<Stop> toFetch(SignedIn who, List<UnitFacts> units) {
    return order(who, units, UnitFacts::keeperPlace);
  }

  private List<Stop> order(SignedIn who, List<UnitFacts> units, Function<UnitFacts, String> place) {
    LocalDate today = VietnamTime.day(clock.instant());
    List<String> stops = trips.stops(Custodians.place(who), today);
    if (stops.isEmpty() || units.isEmpty()) {
      return units.isEmpty() ? List.of() : List.of(new Stop(0, null, units));
    }
    Map<Integer, List<UnitFacts>> byStop =
        units.stream()
            .collect(
                Collectors.groupingBy(
                    unit -> Math.floorMod(stops.indexOf(place.apply(unit)), stops.size() + 1),
                    TreeMap::new,
                    Collectors.toList()));
    return byStop.entrySet().stream()
        .map(
            entry ->
                new Stop(
                    entry.getKey() + 1,
                    entry.getKey() == stops.size() ? null : stops.get(entry.getKey()),
                    entry.getValue()))
        .sorted(Comparator.comparing(Stop::no))
        .toList();
  }

  /**
   * What is brought to, or fetched at, one place.
   *
   * @param no which stop of the round it is, from 1; 0 where no round passes
   * @param place null for what is off the round
   */
  public record Stop(int no, @Nullable String place, List<UnitFacts> units) {}
}
