package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.document.DocumentResponse;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.OpenResult;
import org.caunoi.dossier.ReadDossier.Opened;
import org.caunoi.network.Authorities;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** A citizen opens an electronic result: the link they were sent, then a code to their phone. */
@Controller
class ResultPages {

  private static final String REFERRER = "Referrer-Policy";

  private final OpenResult results;
  private final Catalogue catalogue;
  private final Authorities authorities;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ResultPages(OpenResult results, Catalogue catalogue, Authorities authorities, Frames frames) {
    this.results = results;
    this.catalogue = catalogue;
    this.authorities = authorities;
    this.frames = frames;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/results/{token}")
  Object look(
      HttpServletRequest request, HttpServletResponse response, @PathVariable String token) {
    response.setHeader(REFERRER, "no-referrer");
    try {
      return page(request, token, FieldErrors.none(), HttpStatus.OK);
    } catch (Refused refused) {
      return gone(request, refused);
    }
  }

  @Requires(Permission.OPEN)
  @PostMapping("/results/{token}/codes")
  Object sendCode(
      HttpServletRequest request, HttpServletResponse response, @PathVariable String token) {
    response.setHeader(REFERRER, "no-referrer");
    try {
      results.sendCode(token);
      return new RedirectView("/results/" + token + "?notice=code-sent");
    } catch (Refused refused) {
      return refused(request, token, refused);
    }
  }

  @Requires(Permission.OPEN)
  @PostMapping("/results/{token}")
  Object open(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String code) {
    response.setHeader(REFERRER, "no-referrer");
    try {
      String name = "ket-qua-" + results.look(token).code();
      Opened opened = results.open(token, code);
      return DocumentResponse.download(opened.document(), opened.content(), name);
    } catch (Refused refused) {
      return refused(request, token, refused);
    }
  }

  private Object refused(HttpServletRequest request, String token, Refused refused) {
    if (refused.kind() == Refused.Kind.GONE) {
      return gone(request, refused);
    }
    String text = frames.texts(request).get("error." + refused.code(), refused.args().toArray());
    return page(request, token, FieldErrors.of("code", text), ProblemAdvice.status(refused.kind()));
  }

  private Page page(
      HttpServletRequest request, String token, FieldErrors errors, HttpStatus status) {
    Dossier dossier = results.look(token);
    Shell shell =
        frames.of(request, "results.title").withErrors(errors).withRequestPath("/results/" + token);
    ResultView view =
        new ResultView(
            token,
            dossier.code(),
            catalogue.get(dossier.filing().procedureVersion()).name().in(shell.t().locale()),
            authorities.get(dossier.filing().authority()).name(),
            results.codeByPhone(token));
    return Page.of(status, templates.trackingResult(shell, view, errors));
  }

  private Page gone(HttpServletRequest request, Refused refused) {
    Shell shell = frames.of(request, "results.gone").withRequestPath("/tracking");
    return Page.of(ProblemAdvice.status(refused.kind()), templates.trackingResultGone(shell));
  }
}
