package org.caunoi.assistance.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.caunoi.assistance.PairScreen;
import org.caunoi.platform.web.PublicAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie of a paired screen: opens this one screen, is sent to its pages only. */
@Component
final class ScreenCookie {

  private static final String NAME = "screen";
  private static final String PATH = "/citizen-screen";

  private final PublicAddress address;

  ScreenCookie(PublicAddress address) {
    this.address = address;
  }

  /** Empty where there is none. */
  static String read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
        .filter(cookie -> cookie.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }

  void write(HttpServletResponse response, String value) {
    set(response, value, PairScreen.GOOD_FOR);
  }

  /** Takes the cookie and what the browser may have kept of the pages. */
  void wipe(HttpServletResponse response) {
    set(response, "", Duration.ZERO);
    wipePages(response);
  }

  /** The same where the screen stays for the next citizen. */
  static void wipePages(HttpServletResponse response) {
    response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
  }

  private void set(HttpServletResponse response, String value, Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(NAME, value)
            .httpOnly(true)
            .secure(address.isEncrypted())
            .sameSite("Lax")
            .path(PATH)
            .maxAge(age)
            .build()
            .toString());
  }
}
