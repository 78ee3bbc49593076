package org.caunoi.network.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Communes;
import org.caunoi.network.Points;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agent points in service today, for other systems. */
@RestController
final class PointApi {

  /** A page of the list; no cursor on the last. */
  record PointPage(List<PointJson> items, @Nullable String nextCursor) {}

  /** A position comes with the credit that must be shown beside it. */
  record PointJson(
      String id,
      String name,
      String operator,
      String complaintPhone,
      String address,
      String communeCode,
      AgentPoint.@Nullable Location location,
      String openingHours,
      String openingHoursRule,
      LocalDate openedOn,
      boolean sample) {

    static PointJson of(AgentPoint point) {
      return new PointJson(
          point.id(),
          point.name(),
          point.operatorName(),
          point.complaintPhone(),
          point.address(),
          point.communeCode(),
          point.location(),
          point.hours().text(),
          point.hours().rule(),
          point.openedOn(),
          point.sample());
    }
  }

  private final Points points;
  private final Communes communes;
  private final Clock clock;

  PointApi(Points points, Communes communes, Clock clock) {
    this.points = points;
    this.communes = communes;
    this.clock = clock;
  }

  @GetMapping("/api/v1/points")
  @Requires(Permission.OPEN)
  PointPage points(
      @RequestParam(required = false) @Nullable String commune,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor) {
    PageRequest page = PageRequest.of(limit, cursor);
    if (commune != null && communes.find(commune).isEmpty()) {
      throw Refused.field("/commune", "unknown-commune", commune);
    }
    List<AgentPoint> all =
        points.listOpen(VietnamTime.day(clock.instant())).stream()
            .filter(point -> commune == null || point.communeCode().equals(commune))
            .toList();
    int from = page.start(all, AgentPoint::id);
    List<AgentPoint> shown = all.stream().skip(from).limit(page.limit()).toList();
    return new PointPage(
        shown.stream().map(PointJson::of).toList(),
        from + shown.size() < all.size() ? PageRequest.cursorAfter(shown.getLast().id()) : null);
  }
}
