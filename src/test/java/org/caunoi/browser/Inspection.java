package org.caunoi.browser;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.Barriers;
import org.caunoi.Chromium;

/** Looks at the page a window shows as somebody would who cannot see, or who came with a phone. */
final class Inspection {

  private static final int SMALL = 320;

  private Inspection() {}

  /** No barrier, no complaint of the browser, nobody else asked, nothing to scroll sideways for. */
  static List<String> findings(Window window, String where, int width, int height) {
    List<String> findings = new ArrayList<>();
    window.ready();
    Barriers.on(window.browser())
        .forEach(found -> findings.add(where + " [" + width + "] " + found));
    window.complaints().stream()
        .filter(said -> !said.contains("/khong-co"))
        .forEach(said -> findings.add(where + " console: " + said));
    window.strangers().forEach(url -> findings.add(where + " asked " + url));
    Chromium.size(window.browser(), SMALL, height);
    long wide = window.number("return document.documentElement.scrollWidth");
    if (wide > SMALL) {
      findings.add(where + " scrolls sideways at 320: " + wide + " px, " + widest(window));
    }
    window.size(width, height);
    return findings;
  }

  private static Object widest(Window window) {
    return String.valueOf(
        (Object)
            window
                .browser()
                .executeScript(
                    """
                    return [...document.querySelectorAll('main *')]
                      .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
                      .map((e) => `${e.tagName}.${e.className}`).slice(0, 4).join(' ')
                    """));
  }
}
