package org.caunoi.catalogue.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.caunoi.access.Frames;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ChangeProcedure;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ProcedureVersions;
import org.caunoi.catalogue.PublishProcedure;
import org.caunoi.platform.web.Comparison;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Procedures are written by one person and published by another, and can be taken out as files. */
@Controller
@RequestMapping("/catalogue")
class CataloguePages {

  private final Catalogue catalogue;
  private final ProcedureVersions versions;
  private final ChangeProcedure changing;
  private final PublishProcedure publishing;
  private final CatalogueWords words;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  CataloguePages(
      Catalogue catalogue,
      ProcedureVersions versions,
      ChangeProcedure changing,
      PublishProcedure publishing,
      CatalogueWords words,
      Frames frames,
      Clock clock) {
    this.catalogue = catalogue;
    this.versions = versions;
    this.changing = changing;
    this.publishing = publishing;
    this.words = words;
    this.frames = frames;
    this.clock = clock;
  }

  @Bean
  static NavEntry catalogueEntry() {
    return new NavEntry(60, "/catalogue", "publishing.title", "files", Permission.MANAGE_CATALOGUE);
  }

  @Requires(Permission.MANAGE_CATALOGUE)
  @GetMapping
  Page list(HttpServletRequest request, SignedIn who) {
    Shell shell = frames.of(request, "publishing.title");
    return Page.of(
        templates.publishingCatalogue(
            shell,
            words.lines(catalogue.listCurrent(VietnamTime.day(clock.instant())), who, shell.t())));
  }

  @Requires(Permission.MANAGE_CATALOGUE)
  @GetMapping("/{code}")
  Page show(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    return page(request, who, code, null, FieldErrors.none());
  }

  /** What the draft, or the newest version, changes in the version before it. */
  @Requires(Permission.MANAGE_CATALOGUE)
  @GetMapping("/{code}/comparison")
  Page compare(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    Shell shell = frames.of(request, "publishing.compare");
    CatalogueEntry entry = words.entry(current(code), who, null, shell.t());
    String before =
        entry.edition() > 0
            ? words.published(code)
            : versions.text(code, Math.max(1, entry.versions().getFirst().number() - 1)).orElse("");
    return Page.of(
        templates.publishingComparison(shell, entry, Comparison.of(before, entry.text())));
  }

  /** The file as it lies in an installation; the newest version where none is named. */
  @Requires(Permission.MANAGE_CATALOGUE)
  @GetMapping("/{code}/file")
  ResponseEntity<byte[]> file(
      @PathVariable String code, @RequestParam(required = false) @Nullable Integer version) {
    String text =
        versions
            .text(current(code).code(), version)
            .orElseThrow(() -> Refused.notFound("procedure-not-found"));
    return ResponseEntity.ok()
        .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(code + ".yaml").build().toString())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  @Requires(Permission.MANAGE_CATALOGUE)
  @PostMapping("/{code}/draft")
  View save(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "0") int edition) {
    try {
      changing.save(who, current(code).code(), text, edition);
    } catch (Refused refused) {
      return again(request, who, code, text, "text", refused);
    }
    return back(code, "procedure-changed");
  }

  @Requires(Permission.MANAGE_CATALOGUE)
  @PostMapping("/{code}/submissions")
  View submit(
      SignedIn who, @PathVariable String code, @RequestParam(defaultValue = "0") int edition) {
    publishing.submit(who, code, edition);
    return back(code, "procedure-submitted");
  }

  @Requires(Permission.MANAGE_CATALOGUE)
  @PostMapping("/{code}/publications")
  View publish(
      SignedIn who, @PathVariable String code, @RequestParam(defaultValue = "0") int edition) {
    publishing.publish(who, code, edition);
    return back(code, "procedure-published");
  }

  @Requires(Permission.MANAGE_CATALOGUE)
  @PostMapping("/{code}/returns")
  View giveBack(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "0") int edition,
      @RequestParam(defaultValue = "") String reason) {
    try {
      publishing.giveBack(who, code, edition, reason);
    } catch (Refused refused) {
      return again(request, who, code, null, "reason", refused);
    }
    return back(code, "procedure-given-back");
  }

  @Requires(Permission.MANAGE_CATALOGUE)
  @PostMapping("/{code}/discards")
  View discard(
      SignedIn who, @PathVariable String code, @RequestParam(defaultValue = "0") int edition) {
    publishing.discard(who, code, edition);
    return back(code, "procedure-draft-discarded");
  }

  /** What was typed stays on the page, whatever was wrong with it. */
  private Page again(
      HttpServletRequest request,
      SignedIn who,
      String code,
      @Nullable String typed,
      String field,
      Refused refused) {
    if (refused.kind() == Refused.Kind.NOT_FOUND) {
      throw refused;
    }
    String error =
        refused.errors().isEmpty()
            ? frames.texts(request).get("error." + refused.code())
            : frames
                .texts(request)
                .get(
                    "error." + refused.errors().getFirst().code(),
                    refused.errors().getFirst().args().toArray());
    return page(request, who, code, typed, FieldErrors.of(field, error));
  }

  private Page page(
      HttpServletRequest request,
      SignedIn who,
      String code,
      @Nullable String typed,
      FieldErrors errors) {
    HttpStatus status = errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    Shell shell =
        frames
            .of(request, "publishing.title")
            .withErrors(errors)
            .withRequestPath("/catalogue/" + code);
    CatalogueEntry entry = words.entry(current(code), who, typed, shell.t());
    return Page.of(
        status, templates.publishingProcedure(shell.withTitle(entry.name()), entry, errors));
  }

  private ProcedureVersion current(String code) {
    return catalogue
        .find(code, VietnamTime.day(clock.instant()))
        .orElseThrow(() -> Refused.notFound("procedure-not-found"));
  }

  private static RedirectView back(String code, String notice) {
    return new RedirectView("/catalogue/" + code + "?notice=" + notice);
  }
}
