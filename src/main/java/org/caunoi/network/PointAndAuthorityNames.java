package org.caunoi.network;

import java.util.Optional;
import org.caunoi.access.PlaceNames;
import org.springframework.stereotype.Component;

/** Names of points and authorities for the frame of every page. */
@Component
final class PointAndAuthorityNames implements PlaceNames {

  private final Points points;
  private final Authorities authorities;

  PointAndAuthorityNames(Points points, Authorities authorities) {
    this.points = points;
    this.authorities = authorities;
  }

  @Override
  public Optional<String> nameOf(String place) {
    return points
        .find(place)
        .map(AgentPoint::name)
        .or(() -> authorities.find(place).map(Authority::name));
  }

  @Override
  public boolean isPoint(String place) {
    return points.find(place).isPresent();
  }
}
