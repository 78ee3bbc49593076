package org.caunoi.network.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.calendar.TimeSpan;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.network.Points;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Two calendars side by side: by which terms run, and when the points are open. */
@Controller
class HoursPages {

  private final WorkingCalendars calendars;
  private final Points points;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  HoursPages(WorkingCalendars calendars, Points points, Frames frames, Clock clock) {
    this.calendars = calendars;
    this.points = points;
    this.frames = frames;
    this.clock = clock;
  }

  @Requires(Permission.MANAGE_CALENDAR)
  @GetMapping("/opening-hours")
  Page hours(HttpServletRequest request) {
    Shell shell = frames.of(request, "hours.title");
    return Page.of(
        templates.networkHours(
            shell,
            week(shell.t()),
            points.listOpen(VietnamTime.day(clock.instant())).stream()
                .map(point -> new SummaryRow(point.name(), point.hours().text()))
                .toList()));
  }

  private List<SummaryRow> week(Texts t) {
    Map<DayOfWeek, List<TimeSpan>> week = calendars.current().ordinaryWeek();
    return Arrays.stream(DayOfWeek.values())
        .map(
            day ->
                new SummaryRow(
                    t.get("hours.day." + day),
                    week.containsKey(day)
                        ? spans(week.getOrDefault(day, List.of()))
                        : t.get("hours.closed")))
        .toList();
  }

  private static String spans(List<TimeSpan> spans) {
    return spans.stream()
        .map(span -> span.from() + "–" + span.to())
        .collect(Collectors.joining(", "));
  }
}
