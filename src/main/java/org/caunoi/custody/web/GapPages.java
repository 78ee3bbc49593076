package org.caunoi.custody.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.Gap;
import org.caunoi.custody.ReadGaps;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Where papers go out of sight: a map of counters, routes and shifts. */
@Controller
class GapPages {

  static final int DAYS = 30;
  private static final List<String> SHIFTS = List.of("MORNING", "AFTERNOON", "NIGHT");

  private final ReadGaps reading;
  private final UnitWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  GapPages(ReadGaps reading, UnitWords words, Frames frames) {
    this.reading = reading;
    this.words = words;
    this.frames = frames;
  }

  @GetMapping("/custody/gaps")
  @Requires(Permission.WATCH_CUSTODY)
  View show(HttpServletRequest request, SignedIn who) {
    Shell shell = frames.of(request, "custody.gaps.title").withRequestPath("/custody/gaps");
    List<Gap> gaps = reading.of(who, DAYS);
    Texts t = shell.t();
    List<GapView> maps = new ArrayList<>();
    for (Gap.Kind kind : Gap.Kind.values()) {
      List<Gap> some = gaps.stream().filter(gap -> gap.kind() == kind).toList();
      if (!some.isEmpty()) {
        String title = "custody.gaps." + kind;
        maps.add(
            view(
                some,
                t.get(title, t.get("custody.gaps.counters")),
                "custody.gaps.counter",
                t,
                this::at));
        maps.add(
            view(
                some,
                t.get(title, t.get("custody.gaps.routes")),
                "custody.gaps.route",
                t,
                this::way));
      }
    }
    return Page.of(templates.custodyGaps(shell, maps, SHIFTS, DAYS));
  }

  private String at(Gap gap) {
    return place(gap.place());
  }

  private String way(Gap gap) {
    return place(gap.place()) + " → " + place(gap.towards());
  }

  private String place(String code) {
    return words.place(code);
  }

  private static GapView view(
      List<Gap> gaps, String title, String what, Texts t, Function<Gap, String> name) {
    Map<String, long[]> rows = new LinkedHashMap<>();
    for (Gap gap : gaps) {
      rows.computeIfAbsent(name.apply(gap), key -> new long[SHIFTS.size()])[
              SHIFTS.indexOf(gap.shift())] +=
          gap.minutes();
    }
    List<GapView.Row> all = new ArrayList<>();
    long most = 0;
    for (Map.Entry<String, long[]> row : rows.entrySet()) {
      List<Long> minutes = new ArrayList<>();
      for (long one : row.getValue()) {
        minutes.add(one);
        most = Math.max(most, one);
      }
      all.add(new GapView.Row(row.getKey(), minutes));
    }
    all.sort(Comparator.comparingLong(GapView.Row::sum).reversed());
    return new GapView(title, t.get(what), all, most);
  }
}
