package org.caunoi.custody.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.FillBag;
import org.caunoi.custody.Inquiry;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.ScanFirst;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.network.Points;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The desk of everybody who carries papers: scan first, then what they hold and what waits. */
@Controller
class CustodyPages {

  private final ReadUnit reading;
  private final ScanFirst scanning;
  private final FillBag bags;
  private final UnitWords words;
  private final Points points;
  private final Authorities authorities;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  CustodyPages(
      ReadUnit reading,
      ScanFirst scanning,
      FillBag bags,
      UnitWords words,
      Points points,
      Authorities authorities,
      Frames frames,
      Clock clock) {
    this.reading = reading;
    this.scanning = scanning;
    this.bags = bags;
    this.words = words;
    this.points = points;
    this.authorities = authorities;
    this.frames = frames;
    this.clock = clock;
  }

  /** A number that was scanned leads to its page; one that is another's is named with its place. */
  @GetMapping("/custody")
  @Requires(Permission.CARRY_PAPERS)
  View desk(
      HttpServletRequest request, SignedIn who, @RequestParam(defaultValue = "") String number) {
    if (number.isBlank()) {
      return desk(request, who, FieldErrors.none());
    }
    try {
      return new RedirectView("/custody/units/" + scanning.look(who, number.replaceAll("\\s", "")));
    } catch (Refused refused) {
      return desk(request, who, UnitPage.errors(refused, frames.texts(request)));
    }
  }

  @PostMapping("/custody/bags")
  @Requires(Permission.CARRY_PAPERS)
  View open(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String destination) {
    try {
      return new RedirectView("/custody/units/" + bags.open(who, destination));
    } catch (Refused refused) {
      return desk(request, who, UnitPage.errors(refused, frames.texts(request)));
    }
  }

  private Page desk(HttpServletRequest request, SignedIn who, FieldErrors errors) {
    Shell shell =
        frames.of(request, "custody.title").withErrors(errors).withRequestPath("/custody");
    Texts t = shell.t();
    DeskView view =
        new DeskView(
            reading.keptBy(who).stream().map(unit -> words.line(unit, t)).toList(),
            reading.waitingFor(who).stream().map(unit -> words.line(unit, t)).toList(),
            reading.askedOf(who).stream().map(one -> asked(one, t)).toList(),
            destinations(),
            usual(who),
            errors);
    HttpStatus status = errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return Page.of(status, templates.custodyDesk(shell, view));
  }

  private static DeskView.Asked asked(Inquiry inquiry, Texts t) {
    return new DeskView.Asked(
        inquiry.unit(),
        UnitWords.spoken(inquiry.unit()),
        t.get("custody.inquiry.until", VietnamTime.moment(inquiry.dueAt())));
  }

  private List<Choice> destinations() {
    List<Choice> all = new ArrayList<>();
    for (Authority authority : authorities.list()) {
      all.add(new Choice(authority.code(), authority.name()));
    }
    for (AgentPoint point : points.listOpen(today())) {
      all.add(new Choice(point.id(), point.name()));
    }
    return all;
  }

  /** From a point, the service centre of its commune; from anywhere else nothing is usual. */
  private String usual(SignedIn who) {
    return who.pointId() == null
        ? ""
        : points
            .find(who.pointId())
            .map(point -> authorities.forRule("commune-of-residence", point.communeCode()).code())
            .orElse("");
  }

  private LocalDate today() {
    return VietnamTime.day(clock.instant());
  }
}
