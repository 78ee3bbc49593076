package org.caunoi.assistance.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.caunoi.access.Frames;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.CheckCase;
import org.caunoi.assistance.Clash;
import org.caunoi.assistance.ReadSession;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.web.SessionView.Part;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * How the page of a session is answered: after an act the browser is sent to the page anew, after a
 * refusal it sees the page with what is wrong.
 */
@Component
class SessionPage {

  private final ReadSession read;
  private final SessionViews views;
  private final CheckCase check;
  private final ScreenPairing screens;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  SessionPage(
      ReadSession read, SessionViews views, CheckCase check, ScreenPairing screens, Frames frames) {
    this.read = read;
    this.views = views;
    this.check = check;
    this.screens = screens;
    this.frames = frames;
  }

  View show(
      HttpServletRequest request,
      SignedIn who,
      UUID id,
      @Nullable Part part,
      @Nullable String query) {
    return page(request, who, id, part, query, FieldErrors.none(), HttpStatus.OK);
  }

  /**
   * Runs the act and shows the session.
   *
   * @param part part to show where the act is refused, or null for where the session stands
   */
  View after(HttpServletRequest request, SignedIn who, UUID id, @Nullable Part part, Runnable act) {
    return afterNext(
        request,
        who,
        id,
        part,
        () -> {
          act.run();
          return "/counter/sessions/" + id;
        });
  }

  /** The same, where what follows is another page. */
  View afterNext(
      HttpServletRequest request,
      SignedIn who,
      UUID id,
      @Nullable Part part,
      Supplier<String> act) {
    try {
      return new RedirectView(act.get());
    } catch (Refused refused) {
      return refused(request, who, id, part, refused);
    }
  }

  View refused(
      HttpServletRequest request, SignedIn who, UUID id, @Nullable Part part, Refused refused) {
    return switch (refused.kind()) {
      case INVALID, CONFLICT, TOO_MANY, TOO_LARGE, STORE_FULL, UNAVAILABLE, GONE ->
          page(
              request,
              who,
              id,
              refused.code().equals("earlier-filing") ? Part.CHECK : part,
              null,
              SessionViews.errors(refused, frames.texts(request)),
              refused.kind() == Refused.Kind.CONFLICT
                  ? HttpStatus.CONFLICT
                  : HttpStatus.UNPROCESSABLE_CONTENT);
      case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND -> throw refused;
    };
  }

  /** What the sender and somebody else both wrote, for the sender to choose; theirs stands. */
  View clashes(HttpServletRequest request, SignedIn who, UUID id, List<Clash> clashes) {
    String told = frames.texts(request).get("counter.clash");
    FieldErrors errors =
        new FieldErrors(
            clashes.stream().map(clash -> new FieldProblem(clash.field(), told)).toList());
    return page(request, who, id, Part.FORM, null, errors, HttpStatus.CONFLICT, clashes);
  }

  private Page page(
      HttpServletRequest request,
      SignedIn who,
      UUID id,
      @Nullable Part part,
      @Nullable String query,
      FieldErrors errors,
      HttpStatus status) {
    return page(request, who, id, part, query, errors, status, List.of());
  }

  private Page page(
      HttpServletRequest request,
      SignedIn who,
      UUID id,
      @Nullable Part part,
      @Nullable String query,
      FieldErrors errors,
      HttpStatus status,
      List<Clash> clashes) {
    Shell shell = frames.of(request, "counter.session.title");
    Opened opened = read.read(who, id);
    Part shown = SessionViews.part(opened, part);
    boolean checked =
        opened.procedure() != null
            && (shown == Part.FORM || shown == Part.CHECK || shown == Part.CONFIRM);
    SessionView view =
        views.of(
            opened,
            part,
            query,
            checked ? check.check(who, id, shown == Part.CHECK) : null,
            screens.inUse(who, id),
            errors,
            shell.t());
    return Page.of(
        status,
        templates.counterSession(
            shell,
            view,
            view.work() == null ? List.of() : ClashView.of(clashes, view.work(), shell.t())));
  }
}
