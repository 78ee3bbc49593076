package org.caunoi.quality.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.DossierCode;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.quality.RateDossier;
import org.caunoi.quality.RateDossier.Standing;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** How did it go? Two questions, and whether anybody asked for money. */
@Controller
class RatingPages {

  private final RateDossier rating;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  RatingPages(RateDossier rating, Frames frames) {
    this.rating = rating;
    this.frames = frames;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/tracking/{code}/rating")
  View form(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k) {
    String wanted = DossierCode.parse(code, "/code").value();
    if (k.isBlank()) {
      return new RedirectView("/tracking/" + wanted);
    }
    Standing standing = rating.standing(wanted, k, request.getRemoteAddr());
    return standing == Standing.OPEN
        ? page(request, wanted, k, RatingForm.empty(), FieldErrors.none())
        : closed(request, wanted, k, standing);
  }

  @Requires(Permission.OPEN)
  @PostMapping("/tracking/{code}/rating")
  View rate(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k,
      @RequestParam(defaultValue = "") String ease,
      @RequestParam(defaultValue = "") String satisfaction,
      @RequestParam(defaultValue = "") String moneyAsked,
      @RequestParam(defaultValue = "") String words) {
    String wanted = DossierCode.parse(code, "/code").value();
    RatingForm form = new RatingForm(ease, satisfaction, moneyAsked, words);
    try {
      rating.rate(wanted, k, request.getRemoteAddr(), form.rating());
    } catch (Refused refused) {
      return switch (refused.code()) {
        case "already-rated" -> closed(request, wanted, k, Standing.ALREADY_RATED);
        case "not-ratable-yet" -> closed(request, wanted, k, Standing.TOO_EARLY);
        case "invalid-fields" -> page(request, wanted, k, form, problems(request, refused));
        default -> throw refused;
      };
    }
    String notice = moneyAsked.equals("yes") ? "rated-and-reported" : "rated";
    return new RedirectView("/tracking/" + wanted + "?k=" + k + "&notice=" + notice);
  }

  private FieldErrors problems(HttpServletRequest request, Refused refused) {
    Texts t = frames.texts(request);
    return new FieldErrors(
        refused.errors().stream()
            .map(
                error -> {
                  String field = error.pointer().substring(1);
                  return new FieldProblem(
                      field,
                      error.code().equals("too-long")
                          ? t.get("error.too-long", error.args().toArray())
                          : t.get("rating.problem." + field));
                })
            .toList());
  }

  private Page page(
      HttpServletRequest request, String code, String key, RatingForm form, FieldErrors errors) {
    HttpStatus status = errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    Shell shell = frame(request, code, key).withErrors(errors);
    return Page.of(status, templates.qualityRating(shell, code, key, form, errors));
  }

  private Page closed(HttpServletRequest request, String code, String key, Standing standing) {
    boolean rated = standing == Standing.ALREADY_RATED;
    HttpStatus status = request.getMethod().equals("GET") ? HttpStatus.OK : HttpStatus.CONFLICT;
    return Page.of(
        status, templates.qualityRatingClosed(frame(request, code, key), code, key, rated));
  }

  private Shell frame(HttpServletRequest request, String code, String key) {
    return frames
        .of(request, "rating.title")
        .withRequestPath("/tracking/" + code + "/rating?k=" + key);
  }
}
