package org.caunoi.browser;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.openqa.selenium.Cookie;

/** Signing in through the form, once per person; later windows get the same sign-in. */
final class SignInForm {

  static final String PASSWORD = "cau-noi-demo";
  private static final Map<String, String> KEPT = new ConcurrentHashMap<>();

  private SignInForm() {}

  static Window enter(Window window, Sandbox sandbox, String home, String username) {
    String kept = KEPT.get(home + username);
    if (kept != null) {
      window
          .browser()
          .executeCdpCommand(
              "Network.setCookie",
              Map.of("name", "signin", "value", kept, "url", home + "/", "httpOnly", true));
      if (window.open("/").shows("form[action='/sign-out']")) {
        return window;
      }
    }
    window.browser().manage().deleteAllCookies();
    fill(window, sandbox, username);
    Cookie cookie = Objects.requireNonNull(window.browser().manage().getCookieNamed("signin"));
    KEPT.put(home + username, cookie.getValue());
    return window;
  }

  /** What a person does at the sign-in page. */
  static void fill(Window window, Sandbox sandbox, String username) {
    window.open("/sign-in");
    window
        .type("#username", username)
        .type("#password", PASSWORD)
        .click("main button[type=submit]");
    window.until(
        "answer to the sign-in",
        () -> window.shows("input#code") || !window.path().startsWith("/sign-in") ? "yes" : null);
    if (window.shows("input#code")) {
      window.type("#code", sandbox.colleague(username)).click("main button[type=submit]");
      window.until("signed in", () -> window.path().startsWith("/sign-in") ? null : "yes");
    }
  }
}
