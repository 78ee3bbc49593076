package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Period;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.retention.HoldForLaw;
import org.caunoi.dossier.retention.LegalHolds;
import org.caunoi.dossier.retention.RetentionFigures;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** How long files are kept, and which are held for an investigation. */
@Controller
class RetentionPages {

  private final RetentionFigures figures;
  private final LegalHolds holds;
  private final HoldForLaw holding;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  RetentionPages(RetentionFigures figures, LegalHolds holds, HoldForLaw holding, Frames frames) {
    this.figures = figures;
    this.holds = holds;
    this.holding = holding;
    this.frames = frames;
  }

  @GetMapping("/retention")
  @Requires(Permission.SEARCH_ACCESS)
  View show(HttpServletRequest request, SignedIn who) {
    return page(frames.of(request, "retention.title"), who, HttpStatus.OK, FieldErrors.none());
  }

  @PostMapping("/legal-holds")
  @Requires(Permission.SEARCH_ACCESS)
  View place(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String why) {
    try {
      holding.place(who, code, why);
      return new RedirectView("/retention?notice=legal-hold-placed");
    } catch (Refused refused) {
      Shell shell = frames.of(request, "retention.title").withRequestPath("/retention");
      boolean aboutWhy =
          !refused.errors().isEmpty() && refused.errors().getFirst().pointer().equals("/why");
      FieldErrors errors =
          FieldErrors.of(
              aboutWhy ? "why" : "code",
              shell.t().get("error." + refused.code(), refused.args().toArray()));
      return page(shell.withErrors(errors), who, ProblemAdvice.status(refused.kind()), errors);
    }
  }

  @PostMapping("/legal-holds/{id}/releases")
  @Requires(Permission.SEARCH_ACCESS)
  View release(SignedIn who, @PathVariable UUID id) {
    holding.release(who, id);
    return new RedirectView("/retention?notice=legal-hold-released");
  }

  private Page page(Shell shell, SignedIn who, HttpStatus status, FieldErrors errors) {
    Texts t = shell.t();
    return Page.of(
        status,
        templates.dossierRetention(
            shell,
            figures.list().stream()
                .map(
                    line ->
                        new RetentionView.Line(
                            line.type().name(t.locale()),
                            words(line.type().keep(), t),
                            line.type().source(),
                            line.type().confirmed(),
                            line.due()))
                .toList(),
            holds.list(who).stream()
                .map(
                    one ->
                        new RetentionView.Hold(
                            one.id(),
                            one.code(),
                            one.why(),
                            t.get(
                                "retention.placed",
                                one.placedBy(),
                                VietnamTime.moment(one.placedAt()))))
                .toList(),
            errors));
  }

  private static String words(Period keep, Texts t) {
    return keep.getYears() > 0
        ? t.get("retention.years", keep.getYears())
        : keep.getMonths() > 0
            ? t.get("retention.months", keep.getMonths())
            : t.get("retention.days", keep.getDays());
  }
}
