package org.caunoi.custody;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caunoi.platform.reference.ReferenceFile;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long a bag is on its way, by route and day, and in which order a courier comes by, read from
 * {@code reference/custody/trips.yaml}; a mistake in it refuses the start. Another city brings its
 * own file below {@code caunoi.reference.custody}.
 */
@Component
class Trips {

  private static final String FILE = "reference/custody/trips.yaml";
  private static final int DAY = 24 * 60;

  private final Duration usual;
  private final List<Route> routes;
  private final List<Round> rounds = new ArrayList<>();

  Trips(@Value("${caunoi.reference.custody:classpath:}") String location) {
    ReferenceProblems problems = new ReferenceProblems();
    List<Route> read = new ArrayList<>();
    Duration[] any = new Duration[1];
    YamlFile.map("trips.yaml", ReferenceFile.text(location, FILE), problems)
        .ifPresent(
            map -> {
              map.text("version");
              map.text("source");
              map.text("confidence", "seen|needs-confirmation", "a known confidence");
              any[0] = minutes(map);
              for (YamlMap item : map.list("routes")) {
                read.add(
                    new Route(
                        item.text("from"), item.text("to"), item.date("since"), minutes(item)));
                item.refuseUnknown();
              }
              if (map.has("rounds")) {
                for (YamlMap item : map.list("rounds")) {
                  read(item);
                }
              }
              map.refuseUnknown();
            });
    problems.throwIfAny();
    usual = any[0];
    routes = List.copyOf(read);
  }

  private void read(YamlMap item) {
    rounds.add(new Round(item.date("since"), item.texts("stops")));
    item.refuseUnknown();
  }

  private static Duration minutes(YamlMap map) {
    return Duration.ofMinutes(map.integer("minutes", 1, 7 * DAY));
  }

  /** From a point or authority to another, for a bag that leaves on a day. */
  Duration of(String from, String to, LocalDate day) {
    return routes.stream()
        .filter(route -> route.from.equals(from) && route.to.equals(to))
        .filter(route -> !route.since.isAfter(day))
        .max(Comparator.comparing(Route::since))
        .map(Route::takes)
        .orElse(usual);
  }

  /**
   * Points and authorities of the round that passes a place, in the order a courier comes by; empty
   * where none does.
   */
  List<String> stops(String place, LocalDate day) {
    return rounds.stream()
        .filter(round -> round.stops.contains(place) && !round.since.isAfter(day))
        .max(Comparator.comparing(Round::since))
        .map(Round::stops)
        .orElse(List.of());
  }

  private record Round(LocalDate since, List<String> stops) {}

  private record Route(String from, String to, LocalDate since, Duration takes) {}
}
