package org.caunoi.assistance.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.HandForm;
import org.caunoi.assistance.ReadSession;
import org.caunoi.assistance.web.SessionView.Part;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Hands the form to the citizen's own screen, follows it there and takes it back. */
@Controller
@RequestMapping("/counter/sessions/{id}/phone-form")
class HandedPages {

  private final SessionPage page;
  private final ReadSession read;
  private final HandForm hand;
  private final ScreenPairing screens;
  private final HandedViews views;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  HandedPages(
      SessionPage page,
      ReadSession read,
      HandForm hand,
      ScreenPairing screens,
      HandedViews views,
      Frames frames) {
    this.page = page;
    this.read = read;
    this.hand = hand;
    this.screens = screens;
    this.views = views;
    this.frames = frames;
  }

  /** The part of the clerk's page that follows the citizen. */
  @GetMapping
  @Requires(Permission.HELP_CITIZEN)
  View follow(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    Shell shell = frames.of(request, "counter.phone.title");
    return Page.of(
        templates.counterPhone(
            shell,
            "/counter/sessions/" + id,
            views.of(read.read(who, id), screens.inUse(who, id), shell.t())));
  }

  /**
   * @param field keys of single fields; none for the whole form
   */
  @PostMapping
  @Requires(Permission.HELP_CITIZEN)
  View hand(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable List<String> field) {
    return page.after(
        request, who, id, Part.FORM, () -> hand.hand(who, id, field == null ? List.of() : field));
  }

  @PostMapping("/return")
  @Requires(Permission.HELP_CITIZEN)
  View takeBack(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return page.after(request, who, id, Part.FORM, () -> hand.takeBack(who, id));
  }
}
