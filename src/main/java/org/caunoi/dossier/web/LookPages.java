package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditTrail.Place;
import org.caunoi.dossier.DossierCode;
import org.caunoi.dossier.WhoLooked;
import org.caunoi.dossier.WhoLooked.Seen;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Who saw a citizen's data: for the citizen, and for those who investigate. */
@Controller
class LookPages {

  private final WhoLooked looks;
  private final LookWords words;
  private final SealedQuestion sealed;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  LookPages(WhoLooked looks, LookWords words, SealedQuestion sealed, Frames frames) {
    this.looks = looks;
    this.words = words;
    this.sealed = sealed;
    this.frames = frames;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/tracking/{code}/looked")
  View forCitizen(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k,
      @RequestParam(required = false) @Nullable String before) {
    String wanted = DossierCode.parse(code, "/code").value();
    if (k.isBlank()) {
      return new RedirectView("/tracking/" + wanted);
    }
    Seen seen = looks.forCitizen(wanted, k, request.getRemoteAddr(), place(before));
    String path = "/tracking/" + wanted + "/looked?k=" + k;
    Shell shell = frames.of(request, "looked.title").withRequestPath(path);
    return Page.of(
        templates.trackingLooked(
            shell, words.forCitizen(seen, shell.t()), path, "/tracking/" + wanted + "?k=" + k));
  }

  @Requires(Permission.SEARCH_ACCESS)
  @GetMapping("/audit/looks")
  Page form(HttpServletRequest request) {
    return page(frames.of(request, "looks.title"), null, 0, FieldErrors.none());
  }

  /** What is asked comes by form only, so that no personal number is in an address or a log. */
  @Requires(Permission.SEARCH_ACCESS)
  @PostMapping("/audit/looks")
  Page search(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String more,
      @RequestParam(required = false) @Nullable String before) {
    Shell shell = frames.of(request, "looks.title").withRequestPath("/audit/looks");
    try {
      String asked = more.isEmpty() ? q : sealed.open(who, more);
      Seen seen = looks.search(who, asked, place(before));
      return page(
          shell,
          words.forInvestigator(seen, sealed.seal(who, asked), shell.t()),
          seen.dossiers().size(),
          FieldErrors.none());
    } catch (Refused refused) {
      FieldErrors errors = FieldErrors.told(refused, "q", shell.t());
      return page(shell.withErrors(errors), null, 0, errors);
    }
  }

  private static @Nullable Place place(@Nullable String before) {
    return before == null || before.isBlank() ? null : Place.parse(before);
  }

  private Page page(Shell shell, @Nullable LookView found, int dossiers, FieldErrors errors) {
    return Page.of(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
        templates.dossierLooks(shell, found, dossiers, errors));
  }
}
