package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.clock.ChangeApology;
import org.caunoi.dossier.clock.ConfirmApology;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.NoticeView;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Dossiers that will be late, with an apology that only needs a lead's word. */
@Controller
class DuePages {

  private final DueList list;
  private final ChangeApology changing;
  private final ConfirmApology confirming;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  DuePages(DueList list, ChangeApology changing, ConfirmApology confirming, Frames frames) {
    this.list = list;
    this.changing = changing;
    this.confirming = confirming;
    this.frames = frames;
  }

  @GetMapping("/due-dossiers")
  @Requires(Permission.WATCH_PROMISES)
  View due(HttpServletRequest request, SignedIn who) {
    Shell shell = frames.of(request, "due.title");
    return Page.of(
        templates.dossierDue(shell, list.view(who, shell.t(), null, FieldErrors.none(), Map.of())));
  }

  @PostMapping("/due-dossiers/{code}/apologies")
  @Requires(Permission.WATCH_PROMISES)
  View change(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String edition,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String day) {
    try {
      changing.change(
          who, code, number("/edition", edition), reason, words, ActBodies.day("/day", day));
      return new RedirectView("/due-dossiers?notice=apology-prepared");
    } catch (Refused refused) {
      return again(
          request, who, code, refused, Map.of("reason", reason, "words", words, "day", day));
    }
  }

  @PostMapping("/due-dossiers/{code}/confirmations")
  @Requires(Permission.EXTEND_PROMISE)
  View confirm(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String edition,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String version) {
    try {
      confirming.confirm(
          who,
          code,
          number("/version", version),
          number("/edition", edition),
          ActBodies.day("/day", day));
      return new RedirectView("/due-dossiers?notice=apology-sent");
    } catch (Refused refused) {
      return again(request, who, code, refused, Map.of());
    }
  }

  private View again(
      HttpServletRequest request,
      SignedIn who,
      String code,
      Refused refused,
      Map<String, String> typed) {
    if (refused.kind() == Refused.Kind.NOT_FOUND) {
      throw refused;
    }
    Shell shell = frames.of(request, "due.title");
    List<FieldProblem> problems =
        refused.errors().stream()
            .map(
                error ->
                    new FieldProblem(
                        error.pointer().substring(1),
                        shell.t().get("error." + error.code(), error.args().toArray())))
            .toList();
    Shell framed =
        problems.isEmpty()
            ? shell.withNotice(
                NoticeView.of(
                    Tone.DANGER,
                    shell.t().get("error." + refused.code(), refused.args().toArray())))
            : shell;
    HttpStatus status = ProblemAdvice.status(refused.kind());
    return Page.of(
        status,
        templates.dossierDue(
            framed,
            list.view(who, shell.t(), code, new FieldErrors(problems), new HashMap<>(typed))));
  }

  private static int number(String pointer, String text) {
    if (!text.matches("\\d{1,9}")) {
      throw Refused.field(pointer, "malformed");
    }
    return Integer.parseInt(text);
  }
}
