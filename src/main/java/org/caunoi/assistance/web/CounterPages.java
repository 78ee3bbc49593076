package org.caunoi.assistance.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Predicate;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.Outcome;
import org.caunoi.assistance.ParkedSessions;
import org.caunoi.assistance.Session;
import org.caunoi.assistance.StartSession;
import org.caunoi.assistance.TodaysSessions;
import org.caunoi.assistance.web.CounterView.Row;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The first page of the counter: the scan field, and what goes on at this point today. */
@Controller
class CounterPages {

  private final StartSession start;
  private final TodaysSessions today;
  private final ParkedSessions parked;
  private final Catalogue catalogue;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  CounterPages(
      StartSession start,
      TodaysSessions today,
      ParkedSessions parked,
      Catalogue catalogue,
      Frames frames) {
    this.start = start;
    this.today = today;
    this.parked = parked;
    this.catalogue = catalogue;
    this.frames = frames;
  }

  @GetMapping("/counter")
  @Requires(Permission.HELP_CITIZEN)
  View counter(HttpServletRequest request, SignedIn who) {
    return page(request, who, FieldErrors.none(), HttpStatus.OK);
  }

  @PostMapping("/counter/sessions")
  @Requires(Permission.HELP_CITIZEN)
  View start(
      HttpServletRequest request, SignedIn who, @RequestParam(defaultValue = "") String card) {
    try {
      return new RedirectView("/counter/sessions/" + start.start(who, card).id());
    } catch (Refused refused) {
      return page(
          request,
          who,
          SessionViews.errors(refused, frames.texts(request)),
          ProblemAdvice.status(refused.kind()));
    }
  }

  private Page page(
      HttpServletRequest request, SignedIn who, FieldErrors errors, HttpStatus status) {
    Shell shell = frames.of(request, "counter.title");
    List<Session> sessions = today.list(who);
    CounterView view =
        new CounterView(
            rows(parked.list(who), shell.t()),
            rows(sessions, shell.t()),
            count(sessions, Wording::isWorking),
            count(sessions, session -> session.work().outcome() == Outcome.FILED),
            count(sessions, session -> session.work().outcome() == Outcome.NOT_READY),
            errors);
    return Page.of(status, templates.counterCounter(shell, view));
  }

  private static int count(List<Session> sessions, Predicate<Session> wanted) {
    return Math.toIntExact(sessions.stream().filter(wanted).count());
  }

  private List<Row> rows(List<Session> sessions, Texts t) {
    return sessions.stream().map(session -> row(session, t)).toList();
  }

  private Row row(Session session, Texts t) {
    String procedure =
        session.work().procedureVersion() == null
            ? t.get("counter.noProcedure")
            : catalogue.get(session.work().procedureVersion()).name().in(t.locale());
    return new Row(
        session.id(),
        VietnamTime.time(session.opening().openedAt()),
        procedure,
        session.opening().clerkName(),
        Wording.state(t, session),
        Wording.tone(session),
        session.work().dossierCode() == null ? "" : session.work().dossierCode());
  }
}
