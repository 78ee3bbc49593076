package org.caunoi.quality.web;

import org.caunoi.network.AgentPoint;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.network.Points;
import org.springframework.stereotype.Component;

/** The name of a point or an authority. */
@Component
final class PlaceWords {

  private final Points points;
  private final Authorities authorities;

  PlaceWords(Points points, Authorities authorities) {
    this.points = points;
    this.authorities = authorities;
  }

  String name(String id) {
    return points
        .find(id)
        .map(AgentPoint::name)
        .or(() -> authorities.find(id).map(Authority::name))
        .orElse(id);
  }
}
