package org.caunoi.assistance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.assistance.PairScreen;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The citizen's own view of the session, and pairing the device that shows it. */
@Controller
@RequestMapping("/citizen-screen")
class CitizenScreenPages {

  static final String HERE = "/citizen-screen";

  private final CitizenScreen screen;
  private final PairScreen pair;
  private final Frames frames;
  private final ScreenCookie cookies;

  CitizenScreenPages(CitizenScreen screen, PairScreen pair, Frames frames, ScreenCookie cookies) {
    this.screen = screen;
    this.pair = pair;
    this.frames = frames;
    this.cookies = cookies;
  }

  @Requires(Permission.OPEN)
  @GetMapping
  View show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String view) {
    return screen.show(request, response, view, Telling.nothing());
  }

  /** The link of the QR. A browser that only looks ahead does not use it up. */
  @Requires(Permission.OPEN)
  @GetMapping("/pair/{token}")
  View byLink(
      HttpServletRequest request, HttpServletResponse response, @PathVariable String token) {
    if (looksAhead(request)) {
      return screen.pairing(request, Telling.nothing());
    }
    try {
      return paired(response, pair.withToken(token));
    } catch (Refused refused) {
      return screen.pairing(request, Telling.of(refused, frames.texts(request)));
    }
  }

  @Requires(Permission.OPEN)
  @PostMapping("/pair")
  View byCode(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String code) {
    try {
      return paired(response, pair.withCode(code, request.getRemoteAddr()));
    } catch (Refused refused) {
      return screen.pairing(request, Telling.of(refused, frames.texts(request)));
    }
  }

  private View paired(HttpServletResponse response, String cookie) {
    cookies.write(response, cookie);
    return new RedirectView(HERE);
  }

  private static boolean looksAhead(HttpServletRequest request) {
    return request.getMethod().equals("HEAD")
        || List.of("Sec-Purpose", "Purpose", "X-Moz").stream()
            .map(request::getHeader)
            .anyMatch(purpose -> purpose != null && purpose.contains("prefetch"));
  }
}
