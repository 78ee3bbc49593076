package org.caunoi.assistance.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.caunoi.assistance.PairScreen;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie of a paired screen: opens this one screen, is sent to its pages only. */
final class ScreenCookie {

  private static final String NAME = "screen";
  private static final String PATH = "/citizen-screen";

  private ScreenCookie() {}

  /** Empty where there is none. */
  static String read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
        .filter(cookie -> cookie.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }

  static void write(HttpServletRequest request, HttpServletResponse response, String value) {
    set(request, response, value, PairScreen.GOOD_FOR);
  }

  /** Takes the cookie and what the browser may have kept of the pages. */
  static void wipe(HttpServletRequest request, HttpServletResponse response) {
    set(request, response, "", Duration.ZERO);
    wipePages(response);
  }

  /** The same where the screen stays for the next citizen. */
  static void wipePages(HttpServletResponse response) {
    response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
  }

  private static void set(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(NAME, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path(PATH)
            .maxAge(age)
            .build()
            .toString());
  }
}
