package org.caunoi.catalogue.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.caunoi.access.Frames;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The page of one procedure for those who keep the catalogue, with what was wrong just now. */
@Component
class EntryPage {

  private final Catalogue catalogue;
  private final CatalogueWords words;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  EntryPage(Catalogue catalogue, CatalogueWords words, Frames frames, Clock clock) {
    this.catalogue = catalogue;
    this.words = words;
    this.frames = frames;
    this.clock = clock;
  }

  /** Refused with {@code procedure-not-found}. */
  ProcedureVersion current(String code) {
    return catalogue
        .find(code, VietnamTime.day(clock.instant()))
        .orElseThrow(() -> Refused.notFound("procedure-not-found"));
  }

  Page show(HttpServletRequest request, SignedIn who, String code) {
    return page(request, who, code, null, FieldErrors.none());
  }

  Page again(
      HttpServletRequest request,
      SignedIn who,
      String code,
      @Nullable String typed,
      String field,
      Refused refused) {
    return page(request, who, code, typed, FieldErrors.told(refused, field, frames.texts(request)));
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
}
