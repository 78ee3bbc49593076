package org.caunoi.assistance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.ChooseProcedure;
import org.caunoi.assistance.EndCitizen;
import org.caunoi.assistance.LockSession;
import org.caunoi.assistance.Outcome;
import org.caunoi.assistance.ReadCardAgain;
import org.caunoi.assistance.ReadSession;
import org.caunoi.assistance.web.SessionView.Part;
import org.caunoi.catalogue.ProcedureSearch;
import org.caunoi.catalogue.ProcedureVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The one page of a session, from the person to the end; acts on the case are in {@link CasePages}.
 */
@Controller
@RequestMapping("/counter/sessions/{id}")
class SessionPages {

  private final SessionPage page;
  private final ReadSession read;
  private final ReadCardAgain readCard;
  private final ChooseProcedure choose;
  private final ProcedureSearch search;
  private final LockSession lock;
  private final EndCitizen end;

  SessionPages(
      SessionPage page,
      ReadSession read,
      ReadCardAgain readCard,
      ChooseProcedure choose,
      ProcedureSearch search,
      LockSession lock,
      EndCitizen end) {
    this.page = page;
    this.read = read;
    this.readCard = readCard;
    this.choose = choose;
    this.search = search;
    this.lock = lock;
    this.end = end;
  }

  @GetMapping
  @Requires(Permission.HELP_CITIZEN)
  View session(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Part part,
      @RequestParam(required = false) @Nullable String q) {
    return page.show(request, who, id, part, q);
  }

  /** Nothing new: 204; else the page as it stands now. */
  @GetMapping("/changes")
  @Requires(Permission.HELP_CITIZEN)
  Object changes(
      HttpServletRequest request, SignedIn who, @PathVariable UUID id, @RequestParam int version) {
    boolean same = read.facts(who, id).work().version() == version;
    return same
        ? ResponseEntity.status(HttpStatus.NO_CONTENT).header("Cache-Control", "no-store").build()
        : page.show(request, who, id, null, null);
  }

  @PostMapping("/card")
  @Requires(Permission.HELP_CITIZEN)
  View card(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String card) {
    return page.after(request, who, id, null, () -> readCard.read(who, id, null, card));
  }

  /** A shortcut or code picks at once; other words show what they may mean. */
  @PostMapping("/procedure")
  @Requires(Permission.HELP_CITIZEN)
  View procedure(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String code) {
    String picked = code != null ? code : shortcut(q.strip());
    return picked == null
        ? page.show(request, who, id, Part.PROCEDURE, q)
        : page.after(request, who, id, Part.PROCEDURE, () -> choose.choose(who, id, null, picked));
  }

  private @Nullable String shortcut(String typed) {
    return search.search(typed, 1).stream()
        .filter(found -> typed.equalsIgnoreCase(found.shortcut()) || typed.equals(found.code()))
        .findFirst()
        .map(ProcedureVersion::code)
        .orElse(null);
  }

  @PostMapping("/lock")
  @Requires(Permission.HELP_CITIZEN)
  View lock(SignedIn who, @PathVariable UUID id) {
    lock.lock(who, id);
    return new RedirectView("/counter/sessions/" + id);
  }

  @PostMapping("/end")
  @Requires(Permission.HELP_CITIZEN)
  View end(
      HttpServletResponse response,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "ABANDONED") Outcome how) {
    end.end(who, id, how == Outcome.ADVICE ? Outcome.ADVICE : Outcome.ABANDONED);
    response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    return new RedirectView("/counter?notice=citizen-ended");
  }
}
