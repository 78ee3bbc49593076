package org.caunoi.custody;

import java.util.Objects;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Keeper;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Points;
import org.springframework.stereotype.Component;

/** Turns a person who is signed in into somebody who can be liable for papers. */
@Component
class Custodians {

  private final Points points;

  Custodians(Points points) {
    this.points = points;
  }

  /**
   * The person as a keeper.
   *
   * @param place where somebody of the whole city stands, such as the destination of the bag
   */
  Keeper of(SignedIn who, String place) {
    String own = place(who);
    String here = own.isEmpty() ? place : own;
    return new Keeper(
        who.accountId(),
        who.displayName(),
        points.find(here).map(AgentPoint::operatorId).orElse(here),
        here,
        who.roles().contains(Role.COURIER));
  }

  /** The point or authority this person belongs to; empty for people of the whole city. */
  static String place(SignedIn who) {
    String point = who.pointId();
    return point != null ? point : Objects.requireNonNullElse(who.authority(), "");
  }
}
