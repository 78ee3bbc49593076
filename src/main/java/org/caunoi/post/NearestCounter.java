package org.caunoi.post;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Commune;
import org.caunoi.network.Communes;
import org.caunoi.network.Points;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The open counter nearest to a citizen's home, as the crow flies from the middle of the commune. A
 * point whose position nobody noted is taken to lie in the middle of its own commune.
 */
@Component
class NearestCounter {

  private static final double METRES_PER_DEGREE = 111_195;

  private final Points points;
  private final Communes communes;

  NearestCounter(Points points, Communes communes) {
    this.points = points;
    this.communes = communes;
  }

  /**
   * @param helped point that helped to file, taken where the commune is none of ours
   */
  String to(@Nullable String commune, @Nullable String helped, LocalDate day) {
    List<AgentPoint> open = points.listOpen(day);
    Optional<Commune> home = Optional.ofNullable(commune).flatMap(communes::find);
    if (home.isEmpty()) {
      return helped == null ? open.getFirst().id() : helped;
    }
    return open.stream()
        .min(
            Comparator.comparingDouble((AgentPoint point) -> metres(home.get(), point))
                .thenComparing(AgentPoint::id))
        .map(AgentPoint::id)
        .orElseThrow();
  }

  private double metres(Commune home, AgentPoint point) {
    AgentPoint.Location known = point.location();
    Commune own = communes.get(point.communeCode());
    double lat = known == null ? own.lat() : known.lat();
    double lon = known == null ? own.lon() : known.lon();
    double north = lat - home.lat();
    double east = (lon - home.lon()) * Math.cos(Math.toRadians(home.lat()));
    return Math.hypot(north, east) * METRES_PER_DEGREE;
  }
}
