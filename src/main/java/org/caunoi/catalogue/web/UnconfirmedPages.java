package org.caunoi.catalogue.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ConfirmValue;
import org.caunoi.catalogue.UnconfirmedValues;
import org.caunoi.catalogue.UnconfirmedValues.Value;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** All values that need confirmation; whoever has seen the document says so with one press. */
@Controller
@RequestMapping("/catalogue")
class UnconfirmedPages {

  private static final int ROWS = 25;

  private final Catalogue catalogue;
  private final CatalogueWords words;
  private final ConfirmValue confirming;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  UnconfirmedPages(
      Catalogue catalogue,
      CatalogueWords words,
      ConfirmValue confirming,
      Frames frames,
      Clock clock) {
    this.catalogue = catalogue;
    this.words = words;
    this.confirming = confirming;
    this.frames = frames;
    this.clock = clock;
  }

  /** What is looked for. */
  private record Filter(String q, String part, int page) {

    String href(int other) {
      return "/catalogue/unconfirmed?q="
          + URLEncoder.encode(q, StandardCharsets.UTF_8)
          + "&part="
          + URLEncoder.encode(part, StandardCharsets.UTF_8)
          + "&page="
          + other;
    }

    boolean takes(Value value) {
      String words = (value.code() + " " + value.procedure().vi() + " " + value.procedure().en());
      return (part.isEmpty() || part.equals(value.part()))
          && words.toLowerCase(Locale.ROOT).contains(q.strip().toLowerCase(Locale.ROOT));
    }
  }

  @Requires(Permission.MANAGE_CATALOGUE)
  @GetMapping("/unconfirmed")
  Page list(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String part,
      @RequestParam(defaultValue = "1") int page) {
    return page(request, new Filter(q, part, page), null, "", FieldErrors.none());
  }

  /** The draft of the procedure has the value confirmed; a second person publishes it. */
  @Requires(Permission.MANAGE_CATALOGUE)
  @PostMapping("/{code}/confirmations")
  View confirm(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String path,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String part,
      @RequestParam(defaultValue = "1") int page) {
    Filter filter = new Filter(q, part, page);
    try {
      confirming.confirm(who, code, path, source);
      return new RedirectView(filter.href(page) + "&notice=value-confirmed");
    } catch (Refused refused) {
      FieldErrors errors = FieldErrors.told(refused, "source", frames.texts(request));
      return page(request, filter, code, path, errors);
    }
  }

  private Page page(
      HttpServletRequest request,
      Filter filter,
      @Nullable String wrongCode,
      String wrongPath,
      FieldErrors errors) {
    Shell shell =
        frames
            .of(request, "unconfirmed.title")
            .withErrors(errors)
            .withRequestPath("/catalogue/unconfirmed");
    Texts t = shell.t();
    List<Value> all = UnconfirmedValues.in(catalogue.listCurrent(VietnamTime.day(clock.instant())));
    List<Value> found = all.stream().filter(filter::takes).toList();
    int pages = Math.max(1, (found.size() + ROWS - 1) / ROWS);
    int page = Math.clamp(filter.page(), 1, pages);
    Map<String, String> drafts = words.draftTexts();
    List<UnconfirmedView.Row> rows =
        found.stream()
            .skip((long) (page - 1) * ROWS)
            .limit(ROWS)
            .map(value -> row(value, drafts.getOrDefault(value.code(), ""), t))
            .toList();
    int wrongAt =
        IntStream.range(0, rows.size())
            .filter(
                i -> rows.get(i).code().equals(wrongCode) && rows.get(i).path().equals(wrongPath))
            .findFirst()
            .orElse(-1);
    UnconfirmedView view =
        new UnconfirmedView(
            filter.q(),
            filter.part(),
            all.stream()
                .map(Value::part)
                .distinct()
                .sorted()
                .map(part -> new Choice(part, CatalogueWords.path(part, t)))
                .toList(),
            rows,
            found.size(),
            page,
            page > 1 ? filter.href(page - 1) : null,
            page < pages ? filter.href(page + 1) : null,
            wrongAt);
    return Page.of(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
        templates.publishingUnconfirmed(shell, view, errors));
  }

  private static UnconfirmedView.Row row(Value value, String draft, Texts t) {
    return new UnconfirmedView.Row(
        value.code(),
        value.procedure().in(t.locale()),
        value.path(),
        CatalogueWords.path(value.path(), t),
        inWords("procedure.place." + value.shown(), value.shown(), t),
        inWords("unconfirmed.source." + value.source(), value.source(), t),
        !draft.isEmpty() && ConfirmValue.isConfirmed(draft, value.path()));
  }

  /** Short words of the data files are for programs; what has no other words is shown as it is. */
  private static String inWords(String key, String written, Texts t) {
    return t.has(key) ? t.get(key) : written;
  }
}
