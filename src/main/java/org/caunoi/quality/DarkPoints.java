package org.caunoi.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Presence;
import org.caunoi.assistance.PointActivity;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Points;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counters that should be open by their hours, and where nobody is. */
@Component
public class DarkPoints {

  private final Points points;
  private final Presence presence;
  private final PointActivity activity;
  private final WorkingCalendars calendars;
  private final CentreSettings settings;

  DarkPoints(
      Points points,
      Presence presence,
      PointActivity activity,
      WorkingCalendars calendars,
      CentreSettings settings) {
    this.points = points;
    this.presence = presence;
    this.activity = activity;
    this.calendars = calendars;
    this.settings = settings;
  }

  /** Those that have been open long enough by now, by id. */
  List<Dark> at(Instant now) {
    LocalDateTime local = LocalDateTime.ofInstant(now, VietnamTime.ZONE);
    LocalDate day = local.toLocalDate();
    if (calendars.current().occasionOn(day).isPresent()) {
      return List.of();
    }
    LocalDateTime before = local.minus(settings.darkAfter());
    Instant lately = now.minus(settings.darkAfter());
    Instant midnight = day.atStartOfDay(VietnamTime.ZONE).toInstant();
    Map<String, Instant> signedIn = presence.atPointsSince(midnight);
    Map<String, Instant> worked = new HashMap<>();
    activity.since(midnight).forEach(one -> worked.put(one.point(), one.last()));
    return points.listOpen(day).stream()
        .filter(point -> point.hours().isOpenAt(before) && point.hours().isOpenAt(local))
        .filter(point -> !signedIn.containsKey(point.id()))
        .filter(point -> !worked.getOrDefault(point.id(), Instant.EPOCH).isAfter(lately))
        .map(point -> new Dark(point, worked.get(point.id())))
        .toList();
  }

  /**
   * @param last when somebody last did something there today, null where nobody did
   */
  public record Dark(AgentPoint point, @Nullable Instant last) {}
}
