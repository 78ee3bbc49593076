package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.DossierCode;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.dossier.TrackDossier.Tracked;
import org.caunoi.dossier.WithdrawOwnDossier;
import org.caunoi.dossier.WithdrawOwnDossier.Proof;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The citizen asks for their dossier back, or takes that back; each time against a code. */
@Controller
@RequestMapping("/tracking/{code}")
class WithdrawalPages {

  private final TrackDossier tracking;
  private final WithdrawOwnDossier withdrawing;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  WithdrawalPages(TrackDossier tracking, WithdrawOwnDossier withdrawing, Frames frames) {
    this.tracking = tracking;
    this.withdrawing = withdrawing;
    this.frames = frames;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/withdrawal")
  View page(HttpServletRequest request, @PathVariable String code, @RequestParam String k) {
    return page(request, code, k, FieldErrors.none(), HttpStatus.OK);
  }

  @Requires(Permission.OPEN)
  @PostMapping("/withdrawal-codes")
  View send(HttpServletRequest request, @PathVariable String code, @RequestParam String k) {
    return after(
        request,
        code,
        k,
        "/withdrawal?k=" + k + "&notice=withdrawal-code-sent",
        wanted -> withdrawing.sendCode(wanted, k, request.getRemoteAddr()));
  }

  @Requires(Permission.OPEN)
  @PostMapping("/withdrawals")
  View ask(
      HttpServletRequest request,
      @PathVariable("code") String dossier,
      @RequestParam String k,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String reason) {
    return after(
        request,
        dossier,
        k,
        "?k=" + k + "&notice=withdrawal-asked",
        wanted -> withdrawing.ask(proof(request, wanted, k, code), reason));
  }

  @Requires(Permission.OPEN)
  @PostMapping("/withdrawal-endings")
  View takeBack(
      HttpServletRequest request,
      @PathVariable("code") String dossier,
      @RequestParam String k,
      @RequestParam(defaultValue = "") String code) {
    return after(
        request,
        dossier,
        k,
        "?k=" + k + "&notice=withdrawal-taken-back",
        wanted -> withdrawing.takeBack(proof(request, wanted, k, code)));
  }

  private static Proof proof(HttpServletRequest request, String wanted, String k, String code) {
    return new Proof(wanted, k, code, request.getRemoteAddr());
  }

  private View after(
      HttpServletRequest request, String code, String k, String next, Consumer<String> act) {
    String wanted = DossierCode.parse(code, "/code").value();
    try {
      act.accept(wanted);
      return new RedirectView("/tracking/" + wanted + next);
    } catch (Refused refused) {
      if (refused.kind() == Refused.Kind.NOT_FOUND) {
        throw refused;
      }
      FieldErrors told =
          FieldErrors.told(refused, FieldErrors.field(refused, "code"), frames.texts(request));
      return page(request, wanted, k, told, ProblemAdvice.status(refused.kind()));
    }
  }

  private Page page(
      HttpServletRequest request, String code, String k, FieldErrors errors, HttpStatus status) {
    String wanted = DossierCode.parse(code, "/code").value();
    Tracked tracked = tracking.byKey(wanted, k, request.getRemoteAddr());
    Shell shell = frames.of(request, "withdrawal.title").withErrors(errors);
    WithdrawalView view =
        new WithdrawalView(
            wanted,
            k,
            tracked.procedure().name().in(shell.t().locale()),
            tracked.dossier().state() == DossierState.WITHDRAWAL_REQUESTED,
            WithdrawOwnDossier.isPossible(tracked.dossier().state()),
            tracked.reached().isReached(),
            tracked.reached().phone() != null);
    return Page.of(
        status,
        templates.trackingWithdrawal(
            shell.withRequestPath("/tracking/" + wanted + "/withdrawal?k=" + k), view, errors));
  }
}
