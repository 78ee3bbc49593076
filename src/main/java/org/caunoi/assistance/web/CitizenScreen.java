package org.caunoi.assistance.web;

import caunoi.pages.StaticTemplates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.caunoi.access.Frames;
import org.caunoi.assistance.Looking;
import org.caunoi.assistance.OpenScreen;
import org.caunoi.assistance.OpenScreen.Sight;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.Summary;
import org.caunoi.assistance.web.ScreenFrame.Fee;
import org.caunoi.assistance.web.ScreenFrame.Helper;
import org.caunoi.catalogue.Checklist;
import org.caunoi.custody.ShownList;
import org.caunoi.network.Points;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Draws the citizen's own screen as it stands now, or the way to pair it. */
@Component
class CitizenScreen {

  private static final int REFRESH = 5;
  private static final int REFRESH_WHILE_TYPING = 60;
  private static final int REFRESH_AT_THE_END = 20;

  private final OpenScreen screens;
  private final ScreenViews views;
  private final Points points;
  private final Frames frames;
  private final ScreenCookie cookies;
  private final StaticTemplates templates = new StaticTemplates();

  CitizenScreen(
      OpenScreen screens, ScreenViews views, Points points, Frames frames, ScreenCookie cookies) {
    this.screens = screens;
    this.views = views;
    this.points = points;
    this.frames = frames;
    this.cookies = cookies;
  }

  View show(
      HttpServletRequest request, HttpServletResponse response, String asked, Telling telling) {
    Optional<Sight> sight = screens.open(ScreenCookie.read(request));
    if (sight.isEmpty()) {
      return pairing(request, telling);
    }
    Sight now = sight.get();
    Shell shell = frames.of(request, "screen.title");
    ScreenView view = views.of(now, asked, telling.errors(), shell.t());
    ShownList list = now.looking().list();
    if (view instanceof ScreenView.Goodbye) {
      sayGoodbye(response, now);
    } else if (list != null && list.state().isOver()) {
      ScreenCookie.wipePages(response);
    }
    ScreenFrame frame = frame(now, view, telling, shell.t());
    Helper helper = frame.helper();
    Shell own = helper == null ? shell : withPhone(shell, helper.phone());
    return Page.of(telling.status(), template(own, frame, view));
  }

  /**
   * After something was pressed: the act, then the screen as it stands. Refused kindly: the screen
   * with a sentence above.
   *
   * @param tag names the session the pressed page showed
   * @param sideView shown again where the act is refused
   */
  View after(
      HttpServletRequest request,
      HttpServletResponse response,
      String tag,
      String sideView,
      Function<UUID, Telling> what) {
    return after(request, response, tag, sideView, what, list -> movedOn());
  }

  /** The same where a list of papers may be before the citizen instead of a session. */
  View after(
      HttpServletRequest request,
      HttpServletResponse response,
      String tag,
      String sideView,
      Function<UUID, Telling> what,
      Function<UUID, Telling> whatOfList) {
    Optional<Looking> looking = screens.looking(ScreenCookie.read(request));
    if (looking.isEmpty() || looking.get().dark()) {
      return new RedirectView(CitizenScreenPages.HERE);
    }
    Telling told;
    try {
      ShownList list = looking.get().list();
      told =
          list != null && looking.get().tag().equals(tag)
              ? whatOfList.apply(list.id())
              : what.apply(looking.get().session(tag));
    } catch (Refused refused) {
      told = Telling.of(refused, frames.texts(request));
    }
    return told.isNothing()
        ? new RedirectView(CitizenScreenPages.HERE)
        : show(request, response, sideView, told);
  }

  private static Telling movedOn() {
    throw Refused.conflict("screen-moved-on");
  }

  /** Where this device is not paired, or not any more. */
  View pairing(HttpServletRequest request, Telling telling) {
    Shell shell = frames.of(request, "screen.pair.title").withErrors(telling.errors());
    ScreenFrame frame =
        new ScreenFrame(null, List.of(), "none", "", false, REFRESH_WHILE_TYPING, telling.notice());
    return Page.of(telling.status(), templates.screenPair(shell, frame, telling.errors()));
  }

  private void sayGoodbye(HttpServletResponse response, Sight sight) {
    if (sight.screen().staysAtCounter()) {
      ScreenCookie.wipePages(response);
    } else {
      screens.leave(sight);
      cookies.wipe(response);
    }
  }

  private JteModel template(Shell shell, ScreenFrame frame, ScreenView view) {
    return switch (view) {
      case ScreenView.Waiting waiting -> templates.screenWaiting(shell, frame, waiting);
      case ScreenView.Card card -> templates.screenCard(shell, frame, card);
      case ScreenView.Papers papers -> templates.screenPapers(shell, frame, papers);
      case ScreenView.Summary summary -> templates.screenSummary(shell, frame, summary);
      case ScreenView.Question question -> templates.screenQuestion(shell, frame, question);
      case ScreenView.Answered answered -> templates.screenAnswered(shell, frame, answered);
      case ScreenView.Choosing choosing -> templates.screenChoosing(shell, frame, choosing);
      case ScreenView.Sheet sheet -> templates.screenSheet(shell, frame, sheet);
      case ScreenView.Stopping stopping -> templates.screenStopping(shell, frame, stopping);
      case ScreenView.Keypad keypad -> templates.screenKeypad(shell, frame, keypad);
      case ScreenView.Proof proof -> templates.screenProof(shell, frame, proof);
      case ScreenView.Signing signing -> templates.screenSigning(shell, frame, signing);
      case ScreenView.Portal portal -> templates.screenPortal(shell, frame, portal);
      case ScreenView.Filed filed -> templates.screenFiled(shell, frame, filed);
      case ScreenView.Goodbye goodbye -> templates.screenGoodbye(shell, frame, goodbye);
    };
  }

  private ScreenFrame frame(Sight sight, ScreenView view, Telling telling, Texts t) {
    Opened opened = sight.opened();
    Integer refresh =
        switch (view) {
          case ScreenView.Keypad _,
              ScreenView.Signing _,
              ScreenView.Portal _,
              ScreenView.Choosing _,
              ScreenView.Stopping _ ->
              REFRESH_WHILE_TYPING;
          // A page that comes anew by itself would take what is half typed.
          case ScreenView.Question _ -> null;
          case ScreenView.Goodbye _ -> REFRESH_AT_THE_END;
          case ScreenView.Waiting _,
              ScreenView.Card _,
              ScreenView.Papers _,
              ScreenView.Summary _,
              ScreenView.Sheet _,
              ScreenView.Answered _,
              ScreenView.Proof _,
              ScreenView.Filed _ ->
              REFRESH;
        };
    return new ScreenFrame(
        Helper.of(sight, points),
        opened == null ? List.of() : fees(opened, t),
        sight.looking().mark(),
        sight.looking().tag(),
        !sight.looking().ended(),
        refresh,
        telling.notice());
  }

  private static List<Fee> fees(Opened opened, Texts t) {
    Checklist checklist = opened.checklist();
    Summary summary = opened.summary();
    if (summary != null) {
      Summary told = SummaryWords.in(opened, summary, t);
      return List.of(new Fee(ScreenViews.fee(told, t), ScreenViews.feeRule(told)));
    }
    if (opened.session().isClosed() || checklist == null) {
      return List.of();
    }
    return List.of(new Fee(Wording.fee(t, checklist), Wording.feeRule(t, checklist)));
  }

  /** The number in the head of the page is the complaint line of the operator that helps. */
  private static Shell withPhone(Shell shell, String phone) {
    return new Shell(
        shell.title(),
        shell.lang(),
        shell.csrfToken(),
        shell.csrfParameter(),
        null,
        List.of(),
        null,
        shell.requestPath(),
        phone,
        shell.t());
  }
}
