package org.caunoi.quality.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.DossierCode;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.quality.ReportNotMine;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** "I did not file this dossier": one page, one button, a protected report. */
@Controller
class NotMePages {

  private final ReportNotMine reports;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  NotMePages(ReportNotMine reports, Frames frames) {
    this.reports = reports;
    this.frames = frames;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/tracking/{code}/not-me")
  View form(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k) {
    String wanted = DossierCode.parse(code, "/code").value();
    if (k.isBlank()) {
      return new RedirectView("/tracking/" + wanted);
    }
    reports.check(wanted, k, request.getRemoteAddr());
    return page(request, wanted, k, "", FieldErrors.none(), HttpStatus.OK);
  }

  @Requires(Permission.OPEN)
  @PostMapping("/tracking/{code}/not-me")
  View report(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k,
      @RequestParam(defaultValue = "") String words) {
    String wanted = DossierCode.parse(code, "/code").value();
    try {
      reports.report(wanted, k, request.getRemoteAddr(), words);
    } catch (Refused refused) {
      if (refused.kind() != Refused.Kind.INVALID) {
        throw refused;
      }
      String text =
          frames.texts(request).get("error.too-long", refused.errors().getFirst().args().toArray());
      return page(
          request,
          wanted,
          k,
          words,
          FieldErrors.of("words", text),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return new RedirectView("/tracking/" + wanted + "?k=" + k + "&notice=not-me-reported");
  }

  private Page page(
      HttpServletRequest request,
      String code,
      String key,
      String words,
      FieldErrors errors,
      HttpStatus status) {
    Shell shell =
        frames
            .of(request, "notMe.title")
            .withErrors(errors)
            .withRequestPath("/tracking/" + code + "/not-me?k=" + key);
    return Page.of(status, templates.qualityNotMe(shell, code, key, words, errors));
  }
}
