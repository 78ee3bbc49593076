package org.caunoi.browser;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.caunoi.Chromium;
import org.openqa.selenium.chrome.ChromeDriver;

/** One browser per person for the whole test process; starting one is the slowest step there is. */
final class Browsers {

  private static final Map<Kind, ChromeDriver> OPEN = new ConcurrentHashMap<>();

  private Browsers() {}

  static ChromeDriver of(Kind kind) {
    return OPEN.computeIfAbsent(kind, Browsers::open);
  }

  /** No page of a test that is over goes on asking the house for news. */
  static void rest() {
    OPEN.values().forEach(browser -> browser.get("about:blank"));
  }

  private static ChromeDriver open(Kind kind) {
    ChromeDriver browser = Chromium.open();
    if (kind == Kind.WITHOUT_JAVASCRIPT) {
      browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Chromium.close(browser)));
    return browser;
  }

  /** Who looks. */
  enum Kind {
    STAFF,
    CITIZEN,
    WITHOUT_JAVASCRIPT
  }
}
