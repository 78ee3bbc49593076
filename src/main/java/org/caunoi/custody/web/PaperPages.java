package org.caunoi.custody.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.PublishedPaper;
import org.caunoi.custody.ReadPapers;
import org.caunoi.custody.ShowList;
import org.caunoi.custody.TakeInPapers;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.custody.TakeSignedList;
import org.caunoi.custody.web.PaperPage.Sheet;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
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
  private final ShowList showing;
  private final TakeSignedList signed;
  private final PaperPage page;

  PaperPages(
      ReadPapers reading,
      TakeInPapers taking,
      ShowList showing,
      TakeSignedList signed,
      PaperPage page) {
    this.reading = reading;
    this.taking = taking;
    this.showing = showing;
    this.signed = signed;
    this.page = page;
  }

  /**
   * The papers and, for those who take them in, the form.
   *
   * @param correct whether a list that waits on the citizen's screen is taken in hand again
   */
  @GetMapping("/dossiers/{code}/papers")
  @Requires(Permission.READ_DOSSIERS)
  View papers(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String correct) {
    return page.show(request, who, code, !correct.isEmpty());
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
    Sheet sheet = new Sheet(direction.equals("home"), UnitPage.typed(request, TYPED));
    try {
      List<Counted> counted = counted(who, code, sheet);
      PaperSet set =
          taking.take(
              who,
              code,
              new Papers(
                  counted,
                  !explained.isEmpty(),
                  seal,
                  Pictures.of(signature, file),
                  sheet.homeward()));
      return slip(set);
    } catch (Refused refused) {
      return page.refused(request, who, code, sheet, refused);
    }
  }

  /** The counted list goes to the citizen's own screen, to be read and signed there. */
  @PostMapping("/dossiers/{code}/papers/screen")
  @Requires(Permission.TAKE_IN_PAPERS)
  View show(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String explained,
      @RequestParam(defaultValue = "") String seal) {
    Sheet sheet = new Sheet(false, UnitPage.typed(request, TYPED));
    try {
      List<Counted> counted = counted(who, code, sheet);
      showing.show(who, code, new Papers(counted, !explained.isEmpty(), seal, null, false));
      return new RedirectView("/dossiers/" + code + "/papers");
    } catch (Refused refused) {
      return page.refused(request, who, code, sheet, refused);
    }
  }

  /** The papers whose list the citizen has signed on their screen are sealed as listed. */
  @PostMapping("/dossiers/{code}/papers/signed")
  @Requires(Permission.TAKE_IN_PAPERS)
  View takeSigned(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    try {
      return slip(signed.take(who, code));
    } catch (Refused refused) {
      return page.refused(request, who, code, refused);
    }
  }

  private static View slip(PaperSet set) {
    return new RedirectView("/custody/slips/" + set.id());
  }

  private List<Counted> counted(SignedIn who, String code, Sheet sheet) {
    return counted(reading.published(who, code, sheet.homeward()), sheet.typed());
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
}
