package org.caunoi.dossier.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.DossierCode;
import org.caunoi.dossier.DossierWorklist;
import org.caunoi.dossier.DossierWorklist.Row;
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

  private static final Pattern OWN_CODE = Pattern.compile("[0-9A-Z.]+-\\d{6}-\\d{4,}");

  private final WorkList list;
  private final DossierWorklist worklist;
  private final ReadDossier reading;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  WorkPages(WorkList list, DossierWorklist worklist, ReadDossier reading, Frames frames) {
    this.list = list;
    this.worklist = worklist;
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
  View search(HttpServletRequest request, SignedIn who, @RequestParam(defaultValue = "") String q) {
    Shell shell = frames.of(request, "work.title");
    try {
      return SearchDossiers.isCitizen(q)
          ? Page.of(
              templates.dossierWorklist(shell, list.citizen(who, q, shell.t()), FieldErrors.none()))
          : new RedirectView("/dossiers/" + known(who, q));
    } catch (Refused refused) {
      String code =
          refused.code().equals("dossier-code-malformed") ? "not-in-search" : refused.code();
      WorkView view = list.queue(who, WorkQueue.of(who).getFirst(), null, shell.t());
      return Page.of(
          ProblemAdvice.status(refused.kind()),
          templates.dossierWorklist(
              shell, view, FieldErrors.of("q", shell.t().get("error." + code))));
    }
  }

  /** The nearest promise of the person's first queue, but not the dossier just looked at. */
  @GetMapping("/dossiers/next")
  @Requires(Permission.READ_DOSSIERS)
  View next(SignedIn who, @RequestParam(defaultValue = "") String after) {
    List<Row> rows = worklist.list(who, WorkQueue.of(who).getFirst().filter(who), null, 2);
    Optional<String> next =
        rows.stream().map(Row::code).filter(code -> !code.equals(after)).findFirst();
    return new RedirectView(
        next.map(code -> "/dossiers/" + code).orElse("/dossiers?notice=dossier-none-left"));
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

  /** The code in a typed or scanned text, such as the address in a slip's QR, if one may see it. */
  private String known(SignedIn who, String text) {
    Matcher own = OWN_CODE.matcher(text);
    String code = own.find() ? own.group() : DossierCode.parse(text, "/q").value();
    return reading.facts(who, code).code();
  }
}
