package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.DossierCode;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.dossier.TrackDossier.Tracked;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where is my dossier? For anybody with the code and four digits, or with the slip's QR. */
@Controller
class TrackingPages {

  private final TrackDossier tracking;
  private final TrackingWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  TrackingPages(TrackDossier tracking, TrackingWords words, Frames frames) {
    this.tracking = tracking;
    this.words = words;
    this.frames = frames;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/tracking")
  View form(HttpServletRequest request, @RequestParam(defaultValue = "") String code) {
    return lookup(request, code, FieldErrors.none(), HttpStatus.OK);
  }

  @Requires(Permission.OPEN)
  @PostMapping("/tracking")
  View find(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String digits) {
    FieldErrors problems = problems(frames.texts(request), code, digits);
    if (!problems.isEmpty()) {
      return lookup(request, code, problems, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    DossierCode wanted = DossierCode.parse(code, "/code");
    try {
      String key = tracking.keyFor(wanted.value(), onlyDigits(digits), request.getRemoteAddr());
      return new RedirectView("/tracking/" + wanted + "?k=" + key);
    } catch (Refused refused) {
      return refused(request, code, refused);
    }
  }

  @Requires(Permission.OPEN)
  @GetMapping("/tracking/{code}")
  View status(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k) {
    if (k.isBlank()) {
      return lookup(request, code, FieldErrors.none(), HttpStatus.OK);
    }
    try {
      String wanted = DossierCode.parse(code, "/code").value();
      Tracked tracked = tracking.byKey(wanted, k, request.getRemoteAddr());
      Shell shell = frames.of(request, "tracking.title");
      TrackingView view = words.tell(tracked, k, shell.t());
      return Page.of(templates.trackingStatus(shell.withRequestPath(view.path("")), view));
    } catch (Refused refused) {
      return refused(request, code, refused);
    }
  }

  @Requires(Permission.OPEN)
  @PostMapping("/tracking/{code}/result-links")
  View sendLink(HttpServletRequest request, @PathVariable String code, @RequestParam String k) {
    String wanted = DossierCode.parse(code, "/code").value();
    tracking.sendResultLink(wanted, k, request.getRemoteAddr());
    return new RedirectView("/tracking/" + wanted + "?k=" + k + "&notice=result-link-sent");
  }

  private View refused(HttpServletRequest request, String code, Refused refused) {
    Texts t = frames.texts(request);
    String text =
        switch (refused.kind()) {
          case TOO_MANY -> t.get("error.too-many-attempts", refused.args().toArray());
          case NOT_FOUND -> t.get("tracking.problem.notFound");
          default -> t.get("tracking.problem.code");
        };
    return lookup(
        request, code, FieldErrors.of("code", text), ProblemAdvice.status(refused.kind()));
  }

  private Page lookup(
      HttpServletRequest request, String code, FieldErrors errors, HttpStatus status) {
    Shell shell =
        frames.of(request, "tracking.lookup").withErrors(errors).withRequestPath("/tracking");
    return Page.of(status, templates.trackingLookup(shell, code, errors));
  }

  private static FieldErrors problems(Texts t, String code, String digits) {
    List<FieldProblem> problems = new ArrayList<>();
    if (code.isBlank()) {
      problems.add(new FieldProblem("code", t.get("tracking.problem.noCode")));
    } else if (!DossierCode.isReadable(code)) {
      problems.add(new FieldProblem("code", t.get("tracking.problem.code")));
    }
    if (onlyDigits(digits).length() != 4) {
      problems.add(new FieldProblem("digits", t.get("tracking.problem.digits")));
    }
    return new FieldErrors(problems);
  }

  private static String onlyDigits(String text) {
    return text.replaceAll("[\\s.-]", "").matches("\\d{4}") ? text.replaceAll("[\\s.-]", "") : "";
  }
}
