package org.caunoi.custody.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.CitizenScreens;
import org.caunoi.custody.ListState;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.PublishedPaper;
import org.caunoi.custody.ReadPapers;
import org.caunoi.custody.ReadShownLists;
import org.caunoi.custody.ShownList;
import org.caunoi.custody.WhoHeld;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Draws the papers of one dossier, and draws them again where an act was refused. */
@Component
class PaperPage {

  private final ReadPapers reading;
  private final ReadShownLists lists;
  private final CitizenScreens screens;
  private final WhoHeld holders;
  private final UnitWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  PaperPage(
      ReadPapers reading,
      ReadShownLists lists,
      CitizenScreens screens,
      WhoHeld holders,
      UnitWords words,
      Frames frames) {
    this.reading = reading;
    this.lists = lists;
    this.screens = screens;
    this.holders = holders;
    this.words = words;
    this.frames = frames;
  }

  /**
   * As it stands now.
   *
   * @param correcting the clerk takes the list in hand again though it is on the citizen's screen
   */
  Page show(HttpServletRequest request, SignedIn who, String code, boolean correcting) {
    Optional<ShownList> list = lists.mine(who, code);
    Sheet sheet =
        list.isEmpty()
            ? new Sheet(isOffice(who), Map.of(), FieldErrors.none(), null)
            : new Sheet(false, typed(list.get()), said(list.get(), frames.texts(request)), null);
    boolean waits = list.isPresent() && onScreen(list.get()) && !correcting;
    return page(request, who, code, sheet, waits ? list.get() : null);
  }

  /** The form as it was sent, and why it was refused; a page that is not there is not drawn. */
  Page refused(HttpServletRequest request, SignedIn who, String code, Sheet sent, Refused refused) {
    if (refused.kind() == Refused.Kind.NOT_FOUND && refused.errors().isEmpty()) {
      throw refused;
    }
    FieldErrors errors = UnitPage.errors(refused, frames.texts(request));
    return page(
        request, who, code, new Sheet(sent.homeward(), sent.typed(), errors, refused), null);
  }

  /** What of the list was refused after the citizen had signed it. */
  Page refused(HttpServletRequest request, SignedIn who, String code, Refused refused) {
    Map<String, String> typed = lists.mine(who, code).map(PaperPage::typed).orElse(Map.of());
    return refused(request, who, code, new Sheet(false, typed, FieldErrors.none(), null), refused);
  }

  private Page page(
      HttpServletRequest request,
      SignedIn who,
      String code,
      Sheet sheet,
      @Nullable ShownList list) {
    Refused refused = sheet.refused();
    Shell shell =
        UnitPage.framed(frames.of(request, "papers.title").withErrors(sheet.errors()), refused)
            .withRequestPath("/dossiers/" + code + "/papers");
    Texts t = shell.t();
    List<PapersView.Set> sets = reading.of(who, code).stream().map(set -> set(set, t)).toList();
    List<PapersView.Row> rows =
        who.may(Permission.TAKE_IN_PAPERS)
            ? reading.published(who, code, sheet.homeward()).stream()
                .map(paper -> row(paper, sheet, t))
                .toList()
            : List.of();
    boolean hasScreen = !rows.isEmpty() && !sheet.homeward() && screens.canShow(who, code);
    PapersView view =
        new PapersView(
            code,
            sets,
            rows,
            sheet.homeward(),
            hasScreen,
            list == null ? null : list.state(),
            list == null ? "form" : list.id() + "-" + list.version(),
            sheet.typed(),
            sheet.errors());
    HttpStatus status = refused == null ? HttpStatus.OK : ProblemAdvice.status(refused.kind());
    return Page.of(status, templates.custodyPapers(shell, view));
  }

  private PapersView.Set set(PaperSet set, Texts t) {
    String now =
        holders.all(set.envelope()).stream()
            .reduce((first, last) -> last)
            .map(holder -> words.holder(holder, t))
            .orElse("");
    return new PapersView.Set(
        set.envelope(),
        UnitWords.spoken(set.envelope()),
        t.get(set.homeward() ? "custody.homeward" : "custody.inward"),
        now,
        VietnamTime.moment(set.takenAt()),
        set.lines().stream().map(line -> UnitWords.paper(line, t)).toList(),
        "/custody/slips/" + set.id());
  }

  private static PapersView.Row row(PublishedPaper paper, Sheet sheet, Texts t) {
    Map<String, String> typed = sheet.typed();
    String usual = paper.usual() && typed.isEmpty() && !sheet.homeward() ? paper.copies() + "" : "";
    return new PapersView.Row(
        paper.component(),
        paper.name().in(t.locale()),
        paper.required() && !sheet.homeward(),
        typed.getOrDefault("kind-" + paper.component(), paper.kind().name()),
        typed.getOrDefault("copies-" + paper.component(), usual),
        typed.getOrDefault("pages-" + paper.component(), ""));
  }

  private static Map<String, String> typed(ShownList list) {
    Map<String, String> typed = new HashMap<>(Map.of("seal", list.seal()));
    if (list.explained()) {
      typed.put("explained", "yes");
    }
    for (PaperSet.Line line : list.lines()) {
      typed.put("kind-" + line.component(), line.kind().name());
      typed.put("copies-" + line.component(), line.copies() + "");
      typed.put("pages-" + line.component(), line.sheets());
    }
    return typed;
  }

  /** What the citizen has said, beside the line they said it of. */
  private static FieldErrors said(ShownList list, Texts t) {
    List<FieldProblem> said = new ArrayList<>();
    if (list.state() == ListState.NOT_RIGHT) {
      String wrong = Objects.requireNonNull(list.wrong());
      String place =
          switch (wrong) {
            case ShownList.SEAL -> "seal";
            case ShownList.OTHER -> "lines";
            default -> "lines-" + wrong;
          };
      said.add(new FieldProblem(place, t.get("papers.screen.notRight")));
    } else if (list.state() == ListState.STOPPED) {
      said.add(new FieldProblem("lines", t.get("papers.screen.stopped")));
    }
    return new FieldErrors(said);
  }

  private static boolean onScreen(ShownList list) {
    return list.state().waits() || list.state() == ListState.SIGNED;
  }

  /** Officers send papers home; people at a counter take them in. */
  private static boolean isOffice(SignedIn who) {
    return !who.may(Permission.HELP_CITIZEN);
  }

  /** What stands in the form and what is said to it. */
  record Sheet(
      boolean homeward, Map<String, String> typed, FieldErrors errors, @Nullable Refused refused) {

    Sheet(boolean homeward, Map<String, String> typed) {
      this(homeward, typed, FieldErrors.none(), null);
    }
  }
}
