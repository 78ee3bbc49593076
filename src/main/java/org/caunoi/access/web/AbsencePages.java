package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.HandOnWork;
import org.caunoi.access.MarkAbsent;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.NoticeView;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Who is away, who stands in, and how all that somebody has in hand goes to somebody else. */
@Controller
@RequestMapping("/absences")
class AbsencePages {

  private static final List<String> FIELDS = List.of("deputy", "from", "to", "receiver", "why");

  private final AbsenceLines lines;
  private final MarkAbsent marking;
  private final HandOnWork handing;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  AbsencePages(AbsenceLines lines, MarkAbsent marking, HandOnWork handing, Frames frames) {
    this.lines = lines;
    this.marking = marking;
    this.handing = handing;
    this.frames = frames;
  }

  @Bean
  static NavEntry absencesEntry() {
    return new NavEntry(65, "/absences", "absences.title", "calendar", Permission.MANAGE_ABSENCES);
  }

  @GetMapping
  @Requires(Permission.MANAGE_ABSENCES)
  View list(HttpServletRequest request, SignedIn who) {
    Shell shell = frames.of(request, "absences.title");
    return Page.of(templates.accessAbsences(shell, lines.list(who, shell.t())));
  }

  @GetMapping("/{id}")
  @Requires(Permission.MANAGE_ABSENCES)
  View person(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    Shell shell = frames.of(request, "absences.person");
    return Page.of(
        templates.accessAbsence(
            shell, lines.view(who, id, shell.t(), FieldErrors.none(), Map.of())));
  }

  @PostMapping("/{id}")
  @Requires(Permission.MANAGE_ABSENCES)
  View mark(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return act(
        request,
        who,
        id,
        "absence-marked",
        () ->
            marking.mark(
                who,
                id,
                Days.person("/deputy", request.getParameter("deputy")),
                Days.day("/from", request.getParameter("from")),
                Days.day("/to", request.getParameter("to"))));
  }

  @PostMapping("/{id}/ends")
  @Requires(Permission.MANAGE_ABSENCES)
  View end(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return act(request, who, id, "absence-ended", () -> marking.end(who, id));
  }

  @PostMapping("/{id}/hand-ons")
  @Requires(Permission.MANAGE_ABSENCES)
  View handOn(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return act(
        request,
        who,
        id,
        "work-handed-on",
        () -> handing.handOn(who, id, receiver(request), words(request)));
  }

  @PostMapping("/{id}/account-ends")
  @Requires(Permission.MANAGE_PEOPLE)
  View endAccount(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return act(
        request,
        who,
        id,
        "work-handed-on-account-ended",
        () -> handing.handOnAndSuspend(who, id, receiver(request), words(request)));
  }

  private static UUID receiver(HttpServletRequest request) {
    return Days.person("/to", request.getParameter("receiver"));
  }

  private static String words(HttpServletRequest request) {
    String why = request.getParameter("why");
    return why == null ? "" : why;
  }

  private View act(HttpServletRequest request, SignedIn who, UUID id, String done, Runnable step) {
    try {
      step.run();
      return new RedirectView("/absences/" + id + "?notice=" + done);
    } catch (Refused refused) {
      if (refused.kind() == Refused.Kind.NOT_FOUND) {
        throw refused;
      }
      Shell shell = frames.of(request, "absences.person");
      boolean work = request.getParameter("receiver") != null;
      List<FieldProblem> problems =
          refused.errors().stream()
              .map(
                  error ->
                      new FieldProblem(
                          work && error.pointer().equals("/to")
                              ? "receiver"
                              : error.pointer().substring(1),
                          shell.t().get("error." + error.code(), error.args().toArray())))
              .toList();
      Shell framed =
          problems.isEmpty()
              ? shell.withNotice(
                  NoticeView.of(
                      Tone.DANGER,
                      shell.t().get("error." + refused.code(), refused.args().toArray())))
              : shell;
      Map<String, String> typed = new HashMap<>();
      for (String field : FIELDS) {
        String text = request.getParameter(field);
        if (text != null) {
          typed.put(field, text);
        }
      }
      return Page.of(
          ProblemAdvice.status(refused.kind()),
          templates.accessAbsence(
              framed, lines.view(who, id, shell.t(), new FieldErrors(problems), typed)));
    }
  }
}
