package org.caunoi.network;

import java.util.List;

/** Everything the reference files hold, checked, in the order of the files. */
record NetworkData(
    List<Commune> communes,
    List<FormerUnit> formerUnits,
    List<Operator> operators,
    List<AgentPoint> points,
    List<Authority> authorities) {

  NetworkData {
    communes = List.copyOf(communes);
    formerUnits = List.copyOf(formerUnits);
    operators = List.copyOf(operators);
    points = List.copyOf(points);
    authorities = List.copyOf(authorities);
  }
}
