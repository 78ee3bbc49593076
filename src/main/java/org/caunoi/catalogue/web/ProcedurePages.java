package org.caunoi.catalogue.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ProcedureSearch;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What do I need? Search, one procedure, the list to bring; for anybody, without sign-in. */
@Controller
class ProcedurePages {

  private static final int MOST = 20;

  private final Catalogue catalogue;
  private final ProcedureSearch search;
  private final ProcedureWords words;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  ProcedurePages(
      Catalogue catalogue,
      ProcedureSearch search,
      ProcedureWords words,
      Frames frames,
      Clock clock) {
    this.catalogue = catalogue;
    this.search = search;
    this.words = words;
    this.frames = frames;
    this.clock = clock;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/procedures")
  Page list(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String topic) {
    Shell shell = frames.of(request, "procedures.title");
    List<ProcedureVersion> current = catalogue.listCurrent(today());
    List<ProcedureVersion> found =
        topic.isEmpty() || !q.isBlank()
            ? search.search(q, MOST)
            : current.stream().filter(procedure -> isAbout(procedure, topic)).toList();
    List<TopicLink> topics = TopicLink.of(current, shell.t().locale());
    return Page.of(
        templates.catalogueProcedures(
            shell,
            q,
            topics.stream()
                .filter(link -> q.isBlank() && link.key().equals(topic))
                .findFirst()
                .map(TopicLink::name)
                .orElse(null),
            found.stream()
                .map(procedure -> ProcedureLink.of(procedure, shell.t().locale()))
                .toList(),
            topics));
  }

  @Requires(Permission.OPEN)
  @GetMapping("/procedures/{code}")
  Page show(
      HttpServletRequest request,
      Optional<SignedIn> who,
      @PathVariable String code,
      @RequestParam Map<String, String> parameters) {
    ProcedureVersion procedure = current(code);
    Map<String, String> given = CaseQuestions.among(procedure, parameters);
    Shell shell = frames.of(request, "procedures.title");
    FieldErrors errors = words.problems(procedure, given, shell.t());
    boolean administrator = who.filter(person -> person.may(Permission.MANAGE_PEOPLE)).isPresent();
    ProcedureView view = words.tell(procedure, given, errors, administrator, shell.t());
    Shell named = shell.withTitle(view.name()).withErrors(errors).withRequestPath(path(view));
    HttpStatus status = errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return Page.of(status, templates.catalogueProcedure(named, view, errors));
  }

  @Requires(Permission.OPEN)
  @GetMapping("/procedures/{code}/bring-list")
  Page bring(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam Map<String, String> parameters) {
    ProcedureVersion procedure = current(code);
    Map<String, String> given = CaseQuestions.among(procedure, parameters);
    Shell shell = frames.of(request, "procedure.bring");
    ProcedureView view = words.tell(procedure, given, FieldErrors.none(), false, shell.t());
    return Page.of(templates.catalogueBringList(shell, view, path(view)));
  }

  private static boolean isAbout(ProcedureVersion procedure, String topic) {
    return procedure.lifeEvents().stream().anyMatch(event -> event.key().equals(topic));
  }

  private static String path(ProcedureView view) {
    return "/procedures/" + view.code() + (view.query().isEmpty() ? "" : "?" + view.query());
  }

  private ProcedureVersion current(String code) {
    return catalogue.find(code, today()).orElseThrow(() -> Refused.notFound("procedure-not-found"));
  }

  private LocalDate today() {
    return VietnamTime.day(clock.instant());
  }
}
