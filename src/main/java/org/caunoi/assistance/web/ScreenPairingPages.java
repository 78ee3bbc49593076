package org.caunoi.assistance.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.web.ScreenPairing.Block;
import org.caunoi.platform.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The part of the clerk's page that pairs a screen. */
@Controller
class ScreenPairingPages {

  private final ScreenPairing pairing;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ScreenPairingPages(ScreenPairing pairing, Frames frames) {
    this.pairing = pairing;
    this.frames = frames;
  }

  @Requires(Permission.HELP_CITIZEN)
  @PostMapping("/counter/sessions/{id}/screens")
  View forSession(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return part(request, "/counter/sessions/" + id + "/screens", pairing.forSession(who, id));
  }

  /** A screen that stays at the counter until the clerk signs out. */
  @Requires(Permission.HELP_CITIZEN)
  @PostMapping("/counter/screens")
  View forCounter(HttpServletRequest request, SignedIn who) {
    return part(request, "/counter/screens", pairing.forCounter(who));
  }

  private View part(HttpServletRequest request, String action, Block block) {
    return Page.of(
        templates.screenPairing(frames.of(request, "screen.pairing.title"), action, block, 0));
  }
}
