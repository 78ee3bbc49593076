package org.caunoi.quality.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.PointDay;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.quality.ReadOwnPointRating;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the lead of a point sees how the own point does. */
@Controller
class OwnPointPages {

  private final PointDay day;
  private final ReadOwnPointRating rating;
  private final OwnPointWords words;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  OwnPointPages(
      PointDay day, ReadOwnPointRating rating, OwnPointWords words, Frames frames, Clock clock) {
    this.day = day;
    this.rating = rating;
    this.words = words;
    this.frames = frames;
    this.clock = clock;
  }

  @Requires(Permission.WATCH_POINT)
  @GetMapping("/my-point")
  Page show(HttpServletRequest request, SignedIn who) {
    LocalDate today = VietnamTime.day(clock.instant());
    Shell shell = frames.of(request, "ownPoint.title");
    return Page.of(
        templates.qualityOwnPoint(
            shell,
            words.view(
                who.requirePoint(), day.today(who), rating.read(who, today), today, shell.t())));
  }
}
