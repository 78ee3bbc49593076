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
import org.caunoi.catalogue.ProcedureVersions;
import org.caunoi.platform.web.Comparison;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What is published and what is on its way; each version can be compared and taken out as a file.
 */
@Controller
@RequestMapping("/catalogue")
class CataloguePages {

  private final Catalogue catalogue;
  private final ProcedureVersions versions;
  private final EntryPage page;
  private final CatalogueWords words;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  CataloguePages(
      Catalogue catalogue,
      ProcedureVersions versions,
      EntryPage page,
      CatalogueWords words,
      Frames frames,
      Clock clock) {
    this.catalogue = catalogue;
    this.versions = versions;
    this.page = page;
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
    return page.show(request, who, code);
  }

  /** What the draft, or the newest version, changes in the version before it. */
  @Requires(Permission.MANAGE_CATALOGUE)
  @GetMapping("/{code}/comparison")
  Page compare(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    Shell shell = frames.of(request, "publishing.compare");
    CatalogueEntry entry = words.entry(page.current(code), who, null, shell.t());
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
            .text(page.current(code).code(), version)
            .orElseThrow(() -> Refused.notFound("procedure-not-found"));
    return ResponseEntity.ok()
        .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(code + ".yaml").build().toString())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
