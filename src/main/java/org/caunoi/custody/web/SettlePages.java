package org.caunoi.custody.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.LossCase;
import org.caunoi.custody.MakeAgain;
import org.caunoi.custody.ReadFindings;
import org.caunoi.custody.ReadFindings.Finding;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.Remake;
import org.caunoi.custody.SettleDispute;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** What the Centre must look at, and what it does about it. */
@Controller
class SettlePages {

  private static final int MOST = 200;

  private final ReadFindings findings;
  private final SettleDispute settling;
  private final LossCase losses;
  private final MakeAgain making;
  private final ReadUnit reading;
  private final UnitPage page;
  private final UnitWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  SettlePages(
      ReadFindings findings,
      SettleDispute settling,
      LossCase losses,
      MakeAgain making,
      ReadUnit reading,
      UnitPage page,
      UnitWords words,
      Frames frames) {
    this.findings = findings;
    this.settling = settling;
    this.losses = losses;
    this.making = making;
    this.reading = reading;
    this.page = page;
    this.words = words;
    this.frames = frames;
  }

  @GetMapping("/custody/findings")
  @Requires(Permission.WATCH_CUSTODY)
  View list(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable String place,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "") String number) {
    FieldErrors errors = FieldErrors.none();
    if (!number.isBlank()) {
      try {
        String wanted = ItemNumber.parse(number, "/number").value();
        reading.open(who, wanted);
        return new RedirectView("/custody/units/" + wanted);
      } catch (Refused refused) {
        Texts t = frames.texts(request);
        errors =
            refused.errors().isEmpty()
                ? FieldErrors.of("number", t.get("error." + refused.code()))
                : UnitPage.errors(refused, t);
      }
    }
    ReadFindings.Kind wanted =
        Arrays.stream(ReadFindings.Kind.values())
            .filter(known -> known.name().equals(kind))
            .findFirst()
            .orElse(null);
    Shell shell =
        frames
            .of(request, "custody.findings.title")
            .withErrors(errors)
            .withRequestPath("/custody/findings");
    Slice<FindingView> lines =
        findings.page(who, wanted, place, Cursor.of(cursor), MOST).map(one -> line(one, shell.t()));
    String here =
        UriComponentsBuilder.fromPath("/custody/findings")
            .queryParamIfPresent("kind", Optional.ofNullable(wanted))
            .queryParamIfPresent("place", Optional.ofNullable(place))
            .encode()
            .toUriString();
    String next = lines.nextCursor();
    HttpStatus status = errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return Page.of(
        status,
        templates.custodyFindings(
            shell,
            lines.items(),
            wanted == null ? "" : wanted.name(),
            cursor == null ? null : here,
            next == null ? null : here + (here.contains("?") ? "&" : "?") + "cursor=" + next,
            errors));
  }

  @PostMapping("/custody/units/{number}/settlements")
  @Requires(Permission.SETTLE_CUSTODY)
  View settle(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(required = false) SettleDispute.@Nullable Outcome outcome,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String seal) {
    return page.after(
        request,
        who,
        number,
        "custody-settled",
        () -> settling.settle(who, number, outcome, note, seal));
  }

  @PostMapping("/custody/units/{number}/losses")
  @Requires(Permission.SETTLE_CUSTODY)
  View suspect(HttpServletRequest request, SignedIn who, @PathVariable String number) {
    return page.after(request, who, number, "custody-suspected", () -> losses.suspect(who, number));
  }

  @PostMapping("/custody/units/{number}/loss-declarations")
  @Requires(Permission.SETTLE_CUSTODY)
  View declare(HttpServletRequest request, SignedIn who, @PathVariable String number) {
    return page.after(request, who, number, "custody-declared", () -> losses.declare(who, number));
  }

  @PostMapping("/custody/units/{number}/remakes")
  @Requires(Permission.SETTLE_CUSTODY)
  View remake(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String number,
      @RequestParam(required = false) Remake.@Nullable Way way,
      @RequestParam(name = "newNumber", defaultValue = "") String newNumber) {
    return page.after(
        request, who, number, "custody-made-again", () -> making.make(who, number, way, newNumber));
  }

  @PostMapping("/custody/units/{number}/finds")
  @Requires(Permission.CARRY_PAPERS)
  View found(HttpServletRequest request, SignedIn who, @PathVariable String number) {
    return page.after(request, who, number, "custody-found", () -> losses.found(who, number));
  }

  private FindingView line(Finding finding, Texts t) {
    String dueAt = finding.dueAt() == null ? "" : VietnamTime.moment(finding.dueAt());
    return new FindingView(
        t.get("custody.finding." + finding.kind()),
        detail(finding, t),
        switch (finding.kind()) {
          case BAG_OVERDUE, DISPUTE, LOSS, INQUIRY_UNANSWERED -> Tone.DANGER;
          case FORWARDING_LATE, CONTESTED, TOO_FAR -> Tone.WARNING;
          case OFFER_LAPSED, WAITING, CLOCK_WRONG, UNATTRIBUTED -> Tone.NEUTRAL;
        },
        finding.unit(),
        UnitWords.spoken(finding.unit()),
        t.get("custody.heldBy", finding.keeper(), words.place(finding.place())),
        VietnamTime.moment(finding.since()),
        dueAt,
        VietnamTime.moment(finding.foundAt()));
  }

  private static String detail(Finding finding, Texts t) {
    return switch (finding.kind()) {
      case DISPUTE -> t.get("custody.dispute." + finding.subject());
      case UNATTRIBUTED ->
          t.get(
              "custody.finding.minutes",
              finding.subject().substring(finding.subject().indexOf('+') + 1));
      default -> finding.byHouse() ? t.get("custody.search.byHouse") : "";
    };
  }
}
