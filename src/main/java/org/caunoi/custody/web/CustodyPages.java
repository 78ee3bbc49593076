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
import org.caunoi.custody.Position;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.Rounds;
import org.caunoi.custody.ScanFirst;
import org.caunoi.custody.TakeOverSeveral;
import org.caunoi.custody.UnitFacts;
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
  private final TakeOverSeveral several;
  private final Rounds rounds;
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
      TakeOverSeveral several,
      Rounds rounds,
      UnitWords words,
      Points points,
      Authorities authorities,
      Frames frames,
      Clock clock) {
    this.reading = reading;
    this.scanning = scanning;
    this.bags = bags;
    this.several = several;
    this.rounds = rounds;
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

  /** Envelopes that were scanned one by one go into these hands together. */
  @PostMapping("/custody/acceptances")
  @Requires(Permission.CARRY_PAPERS)
  View acceptSeveral(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String numbers,
      @RequestParam(defaultValue = "") String lat,
      @RequestParam(defaultValue = "") String lon) {
    try {
      several.accept(who, UnitPage.lines(numbers), Position.parse(lat, lon));
      return new RedirectView("/custody?notice=custody-accepted");
    } catch (Refused refused) {
      FieldErrors errors =
          FieldErrors.of("numbers", UnitWords.several(refused, frames.texts(request)));
      return desk(request, who, numbers, errors);
    }
  }

  private Page desk(HttpServletRequest request, SignedIn who, FieldErrors errors) {
    return desk(request, who, "", errors);
  }

  private Page desk(HttpServletRequest request, SignedIn who, String scanned, FieldErrors errors) {
    Shell shell =
        frames.of(request, "custody.title").withErrors(errors).withRequestPath("/custody");
    Texts t = shell.t();
    List<UnitFacts> waiting = reading.waitingFor(who);
    List<UnitView.Line> loose =
        waiting.stream()
            .filter(unit -> unit.offered() && !unit.bag())
            .map(unit -> words.line(unit, t))
            .toList();
    DeskView view =
        new DeskView(
            stops(rounds.toBring(who, reading.keptBy(who)), t),
            stops(rounds.toFetch(who, waiting), t),
            loose.size() > 1 ? loose : List.of(),
            scanned,
            reading.askedOf(who).stream().map(one -> asked(one, t)).toList(),
            destinations(),
            usual(who),
            errors);
    HttpStatus status = errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return Page.of(status, templates.custodyDesk(shell, view));
  }

  private List<DeskView.Stop> stops(List<Rounds.Stop> stops, Texts t) {
    return stops.stream()
        .map(
            stop ->
                new DeskView.Stop(
                    title(stop, t),
                    stop.units().stream().map(unit -> words.line(unit, t)).toList()))
        .toList();
  }

  private String title(Rounds.Stop stop, Texts t) {
    String place = stop.place();
    if (stop.no() == 0) {
      return "";
    }
    return place == null
        ? t.get("custody.offRound")
        : t.get("custody.stop", stop.no(), words.place(place));
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
