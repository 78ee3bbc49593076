package org.caunoi.catalogue.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The front door: citizens look up or ask, people at work go on to their work. */
@Controller
class HomePage {

  /**
   * Certified copies, civil-status extracts, births, permanent residence: what every ward is asked
   * for.
   */
  private static final List<String> EVERYDAY =
      List.of("2.000815", "2.000635", "1.001193", "1.004222");

  private final Catalogue catalogue;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  HomePage(Catalogue catalogue, Frames frames, Clock clock) {
    this.catalogue = catalogue;
    this.frames = frames;
    this.clock = clock;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/")
  View home(HttpServletRequest request, Optional<SignedIn> who) {
    Optional<String> work = who.flatMap(frames::firstPageOf);
    if (work.isPresent()) {
      return new RedirectView(work.get());
    }
    Shell shell = frames.of(request, "home.title");
    Locale locale = shell.t().locale();
    LocalDate today = VietnamTime.day(clock.instant());
    List<ProcedureLink> everyday =
        EVERYDAY.stream()
            .flatMap(code -> catalogue.find(code, today).stream())
            .map(procedure -> ProcedureLink.of(procedure, locale))
            .toList();
    return Page.of(
        templates.catalogueHome(
            shell, everyday, TopicLink.of(catalogue.listCurrent(today), locale)));
  }
}
