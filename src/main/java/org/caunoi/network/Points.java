package org.caunoi.network;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caunoi.shared.Refused;

/** The agent points of all operators, in memory. */
public final class Points {

  private final Map<String, AgentPoint> byId = new LinkedHashMap<>();
  private final Map<String, Operator> operators = new LinkedHashMap<>();

  Points(List<AgentPoint> points, List<Operator> operators) {
    points.stream()
        .sorted(Comparator.comparing(AgentPoint::id))
        .forEach(point -> byId.put(point.id(), point));
    operators.forEach(operator -> this.operators.put(operator.id(), operator));
  }

  public Optional<AgentPoint> find(String pointId) {
    return Optional.ofNullable(byId.get(pointId));
  }

  /** Refused with {@code unknown-point}. */
  public AgentPoint get(String pointId) {
    return find(pointId).orElseThrow(() -> Refused.notFound("unknown-point", pointId));
  }

  /** One that serves on that day. Refused: {@code unknown-point}, {@code point-closed}. */
  public AgentPoint getOpen(String pointId, LocalDate day) {
    AgentPoint point = get(pointId);
    if (!point.isOpenOn(day)) {
      throw Refused.conflict("point-closed");
    }
    return point;
  }

  /** All points, closed ones too, by id. */
  public List<AgentPoint> list() {
    return List.copyOf(byId.values());
  }

  /** Points in service on that day in Hanoi, by id; opening hours are not considered. */
  public List<AgentPoint> listOpen(LocalDate day) {
    return byId.values().stream().filter(point -> point.isOpenOn(day)).toList();
  }

  public List<Operator> operators() {
    return List.copyOf(operators.values());
  }
}
