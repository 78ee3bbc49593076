package org.caunoi.custody.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.PublishedPaper;
import org.caunoi.custody.ReadPapers;
import org.caunoi.custody.TakeInPapers;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.custody.WhoHeld;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The papers of one dossier: what was handed in and who has it, and taking more in. */
@Controller
class PaperPages {

  private static final Pattern TYPED =
      Pattern.compile("(kind|copies|pages)-[A-Za-z0-9]{1,60}|seal|explained");

  private final ReadPapers reading;
  private final TakeInPapers taking;
  private final WhoHeld holders;
  private final UnitWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  PaperPages(
      ReadPapers reading, TakeInPapers taking, WhoHeld holders, UnitWords words, Frames frames) {
    this.reading = reading;
    this.taking = taking;
    this.holders = holders;
    this.words = words;
    this.frames = frames;
  }

  @GetMapping("/dossiers/{code}/papers")
  @Requires(Permission.READ_DOSSIERS)
  View papers(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    return page(request, who, code, isOffice(who), Map.of(), FieldErrors.none(), null);
  }

  /** The list as both have counted it, the citizen's signature and the seal, in one go. */
  @PostMapping("/dossiers/{code}/papers")
  @Requires(Permission.TAKE_IN_PAPERS)
  View take(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String direction,
      @RequestParam(defaultValue = "") String explained,
      @RequestParam(defaultValue = "") String seal,
      @RequestParam(defaultValue = "") String signature,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    boolean homeward = direction.equals("home");
    Map<String, String> typed = UnitPage.typed(request, TYPED);
    try {
      List<Counted> counted = counted(reading.published(who, code, homeward), typed);
      PaperSet set =
          Pictures.use(
              signature,
              file,
              signed ->
                  taking.take(
                      who,
                      code,
                      new Papers(counted, !explained.isEmpty(), seal, signed, homeward)));
      return new RedirectView("/custody/slips/" + set.id());
    } catch (Refused refused) {
      if (refused.kind() == Refused.Kind.NOT_FOUND && refused.errors().isEmpty()) {
        throw refused;
      }
      return page(
          request,
          who,
          code,
          homeward,
          typed,
          UnitPage.errors(refused, frames.texts(request)),
          refused);
    }
  }

  private Page page(
      HttpServletRequest request,
      SignedIn who,
      String code,
      boolean homeward,
      Map<String, String> typed,
      FieldErrors errors,
      @Nullable Refused refused) {
    Shell shell =
        UnitPage.framed(frames.of(request, "papers.title").withErrors(errors), refused)
            .withRequestPath("/dossiers/" + code + "/papers");
    Texts t = shell.t();
    List<PapersView.Set> sets = reading.of(who, code).stream().map(set -> set(set, t)).toList();
    boolean may = who.may(Permission.TAKE_IN_PAPERS);
    List<PapersView.Row> rows =
        may
            ? reading.published(who, code, homeward).stream()
                .map(paper -> row(paper, homeward, typed, t))
                .toList()
            : List.of();
    PapersView view = new PapersView(code, sets, rows, homeward, typed, errors);
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

  private static PapersView.Row row(
      PublishedPaper paper, boolean homeward, Map<String, String> typed, Texts t) {
    String usual = paper.usual() && typed.isEmpty() && !homeward ? paper.copies() + "" : "";
    return new PapersView.Row(
        paper.component(),
        paper.name().in(t.locale()),
        paper.required() && !homeward,
        typed.getOrDefault("kind-" + paper.component(), paper.kind().name()),
        typed.getOrDefault("copies-" + paper.component(), usual),
        typed.getOrDefault("pages-" + paper.component(), ""));
  }

  private static List<Counted> counted(List<PublishedPaper> published, Map<String, String> typed) {
    List<Counted> lines = new ArrayList<>();
    for (PublishedPaper paper : published) {
      String copies = typed.getOrDefault("copies-" + paper.component(), "").strip();
      if (copies.isEmpty() || copies.equals("0")) {
        continue;
      }
      String kind = typed.getOrDefault("kind-" + paper.component(), paper.kind().name());
      lines.add(
          new Counted(
              paper.component(),
              kind(kind),
              number(copies),
              pages(typed.getOrDefault("pages-" + paper.component(), "").strip())));
    }
    return lines;
  }

  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }

  private static @Nullable Integer pages(String text) {
    return text.isEmpty() ? null : Integer.valueOf(number(text));
  }

  private static CopyKind kind(String text) {
    for (CopyKind kind : CopyKind.values()) {
      if (kind.name().equals(text)) {
        return kind;
      }
    }
    return CopyKind.ELECTRONIC;
  }

  /** Officers send papers home; people at a counter take them in. */
  private static boolean isOffice(SignedIn who) {
    return !who.may(Permission.HELP_CITIZEN);
  }
}
