package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dissolution.Plan;
import org.caunoi.dossier.DissolveUnit;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
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

/** Where a unit that ends hands its open dossiers on. */
@Controller
class EndingUnitPages {

  private final DissolveUnit dissolving;
  private final EndingUnitWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  EndingUnitPages(DissolveUnit dissolving, EndingUnitWords words, Frames frames) {
    this.dissolving = dissolving;
    this.words = words;
    this.frames = frames;
  }

  @GetMapping("/units")
  @Requires(Permission.MANAGE_PEOPLE)
  View list(HttpServletRequest request, SignedIn who) {
    return list(request, who, HttpStatus.OK, FieldErrors.none());
  }

  @GetMapping("/units/{code}")
  @Requires(Permission.MANAGE_PEOPLE)
  View unit(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String successor) {
    Shell shell = frames.of(request, "units.one");
    return Page.of(
        templates.dossierUnit(shell, words.unit(code, successor, shell.t()), FieldErrors.none()));
  }

  @PostMapping("/units/{code}/dissolutions")
  @Requires(Permission.MANAGE_PEOPLE)
  View propose(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String successor,
      @RequestParam(required = false) @Nullable UUID specialist,
      @RequestParam(required = false) @Nullable UUID signer,
      @RequestParam(defaultValue = "") String why) {
    try {
      dissolving.propose(who, new Plan(code, successor, specialist, signer, why));
      return new RedirectView("/units?notice=dissolution-proposed");
    } catch (Refused refused) {
      Shell shell = frames.of(request, "units.one").withRequestPath("/units/" + code);
      String field =
          refused.errors().isEmpty()
              ? "successor"
              : refused.errors().getFirst().pointer().substring(1);
      FieldErrors errors = FieldErrors.told(refused, field, shell.t());
      return Page.of(
          ProblemAdvice.status(refused.kind()),
          templates.dossierUnit(
              shell.withErrors(errors), words.unit(code, successor, shell.t()), errors));
    }
  }

  @PostMapping("/dissolutions/{id}/approvals")
  @Requires(Permission.MANAGE_PEOPLE)
  View approve(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    try {
      dissolving.approve(who, id);
      return new RedirectView("/units?notice=dissolution-approved");
    } catch (Refused refused) {
      Shell shell = frames.of(request, "units.title");
      FieldErrors errors = FieldErrors.told(refused, "ending-" + id, shell.t());
      return list(request, who, ProblemAdvice.status(refused.kind()), errors);
    }
  }

  @PostMapping("/dissolutions/{id}/rejections")
  @Requires(Permission.MANAGE_PEOPLE)
  View reject(SignedIn who, @PathVariable UUID id) {
    dissolving.reject(who, id);
    return new RedirectView("/units?notice=dissolution-rejected");
  }

  private View list(
      HttpServletRequest request, SignedIn who, HttpStatus status, FieldErrors errors) {
    Shell shell = frames.of(request, "units.title").withRequestPath("/units").withErrors(errors);
    return Page.of(
        status,
        templates.dossierUnits(shell, words.units(), words.endings(who, shell.t()), errors));
  }
}
