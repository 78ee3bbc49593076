package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.NextDossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.SearchDossiers;
import org.caunoi.dossier.WorkQueue;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Queues, the search, and the desk where results are handed over. */
@Controller
class WorkPages {

  private final WorkList list;
  private final NextDossier next;
  private final ReadDossier reading;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  WorkPages(WorkList list, NextDossier next, ReadDossier reading, Frames frames) {
    this.list = list;
    this.next = next;
    this.reading = reading;
    this.frames = frames;
  }

  @GetMapping("/dossiers")
  @Requires(Permission.READ_DOSSIERS)
  View work(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(required = false) @Nullable String queue,
      @RequestParam(required = false) @Nullable String cursor) {
    WorkQueue shown =
        queue == null
            ? WorkQueue.of(who).getFirst()
            : WorkQueue.find(queue).orElseThrow(() -> Refused.notFound("http-404"));
    Shell shell = frames.of(request, "work.title");
    WorkView view =
        list.queue(who, shown, cursor == null ? null : ListRequest.position(cursor), shell.t());
    return Page.of(templates.dossierWorklist(shell, view, FieldErrors.none()));
  }

  /** A number or a name comes by form only, so that it is in no address and no log. */
  @PostMapping("/dossiers/search")
  @Requires(Permission.READ_DOSSIERS)
  View search(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String birthYear) {
    Shell shell = frames.of(request, "work.title");
    try {
      return SearchDossiers.isCitizen(q)
          ? Page.of(
              templates.dossierWorklist(
                  shell, list.citizen(who, q, birthYear, shell.t()), FieldErrors.none()))
          : new RedirectView("/dossiers/" + known(who, q));
    } catch (Refused refused) {
      String code =
          refused.code().equals("dossier-code-malformed") ? "not-in-search" : refused.code();
      WorkView view = list.queue(who, WorkQueue.of(who).getFirst(), null, shell.t());
      return Page.of(
          ProblemAdvice.status(refused.kind()),
          templates.dossierWorklist(
              shell, view, FieldErrors.of(field(refused), shell.t().get("error." + code))));
    }
  }

  private static String field(Refused refused) {
    return refused.errors().stream().anyMatch(error -> error.pointer().equals("/birthYear"))
        ? "birthYear"
        : "q";
  }

  /** The next promise of the person's first queue behind the dossier just looked at. */
  @GetMapping("/dossiers/next")
  @Requires(Permission.READ_DOSSIERS)
  View next(SignedIn who, @RequestParam(defaultValue = "") String after) {
    return new RedirectView(
        next.after(who, after)
            .map(code -> "/dossiers/" + code)
            .orElse("/dossiers?notice=dossier-none-left"));
  }

  @GetMapping("/returns")
  @Requires(Permission.RETURN_RESULT)
  View returns(HttpServletRequest request, SignedIn who) {
    return returns(request, who, FieldErrors.none(), HttpStatus.OK);
  }

  @PostMapping("/returns")
  @Requires(Permission.RETURN_RESULT)
  View scanned(
      HttpServletRequest request, SignedIn who, @RequestParam(defaultValue = "") String slip) {
    try {
      return new RedirectView("/dossiers/" + known(who, slip) + "#return");
    } catch (Refused refused) {
      String text = frames.texts(request).get("error." + refused.code());
      return returns(
          request, who, FieldErrors.of("slip", text), ProblemAdvice.status(refused.kind()));
    }
  }

  private View returns(
      HttpServletRequest request, SignedIn who, FieldErrors errors, HttpStatus status) {
    Shell shell = frames.of(request, "returns.title");
    WorkView view = list.queue(who, WorkQueue.TO_RETURN, null, shell.t());
    return Page.of(status, templates.dossierReturns(shell, view, errors));
  }

  /** The code in a typed or scanned text, if one may see the dossier. */
  private String known(SignedIn who, String text) {
    return reading.facts(who, SlipCode.of(text, "/q")).code();
  }
}
